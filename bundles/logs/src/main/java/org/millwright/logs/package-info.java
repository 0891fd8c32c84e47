/** The latest lines of the log, and the trail of who changed what. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.logs;
