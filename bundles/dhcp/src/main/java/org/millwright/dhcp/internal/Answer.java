// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.net.InetSocketAddress;
import org.millwright.dhcp.packet.Packet;

/** A packet on its way out, through the interface by which the question came. */
record Answer(Packet packet, InetSocketAddress to) {}
