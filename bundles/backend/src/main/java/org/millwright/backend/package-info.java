/** One image of all objects: read without locks, written by one transaction at a time, followed by listeners. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.backend;
