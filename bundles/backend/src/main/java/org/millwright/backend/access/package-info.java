/** Who may do what: passwords, tokens and claims. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.backend.access;
