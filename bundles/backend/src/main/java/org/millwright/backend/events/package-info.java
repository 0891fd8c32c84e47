/** What happens, as it is told to whoever follows. */
@org.osgi.annotation.versioning.Version("1.1.0")
package org.millwright.backend.events;
