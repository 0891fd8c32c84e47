/** Who asks from where, and under which address this server can be reached by them. */
@org.osgi.annotation.versioning.Version("1.1.0")
package org.millwright.backend.net;
