/** DHCP packets as values, and their options as bytes and as text. IPv4 only. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.dhcp.packet;
