// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.net.InetSocketAddress;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;

/** Where an answer goes (RFC 2131 4.1). There is no unicast to an address that the client doesn't have yet. */
final class Destination {
    private static final Ip EVERYBODY = Ip.of(-1);

    private Destination() {}

    /** @param port the server's own, where relays listen too; clients listen at the next one */
    static InetSocketAddress of(Query query, Packet reply, int port) {
        if (query.service() == Service.BINL && host(query.source())) {
            return to(query.source(), query.sourcePort());
        }
        if (host(query.packet().giaddr())) {
            return to(query.packet().giaddr(), port);
        }
        int clientPort = query.service() == Service.BINL ? 68 : port + 1;
        return to(address(query, reply), clientPort);
    }

    private static Ip address(Query query, Packet reply) {
        if (reply.type() == MessageType.NAK) {
            return EVERYBODY;
        }
        if (host(query.packet().ciaddr())) {
            return query.packet().ciaddr();
        }
        return query.packet().broadcast() || reply.broadcast() || !host(query.source()) ? EVERYBODY : query.source();
    }

    private static boolean host(Ip address) {
        int bits = address.bits();
        return bits != 0 && bits >>> 28 < 14;
    }

    private static InetSocketAddress to(Ip address, int port) {
        return new InetSocketAddress(address.inet4(), port);
    }
}
