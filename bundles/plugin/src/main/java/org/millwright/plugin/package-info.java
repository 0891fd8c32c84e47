/** What a plugin author implements, and what a running plugin is given. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.plugin;
