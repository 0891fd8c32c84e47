/** The actions that running plugins offer, for those who call them. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.plugin.host;
