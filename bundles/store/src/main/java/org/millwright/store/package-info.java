/** Where objects are kept: batches are appended while running, everything is replayed at start. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.store;
