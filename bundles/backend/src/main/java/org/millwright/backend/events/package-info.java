/** What happens, as it is told to whoever follows. */
@org.osgi.annotation.versioning.Version("2.0.0")
package org.millwright.backend.events;
