/** A template, the objects it is about and who asks become text. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.render;
