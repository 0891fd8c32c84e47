/**
 * What a template engine offers and what a template may look into.
 *
 * <p>Values that templates see: {@code null}, {@link Boolean}, {@link String}, {@link Double} for every number that came
 * from JSON or YAML, {@link Integer} and {@link Long} for counted ones, {@link java.util.List}, {@link java.util.Map}
 * with text keys, {@code byte[]} and {@link org.millwright.template.Facade}.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.template;
