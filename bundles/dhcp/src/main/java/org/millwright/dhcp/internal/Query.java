// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.dhcp.packet.Option;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;

/** What a client asks, through which interface it came, and from where. */
record Query(Service service, Packet packet, Link link, Ip source, int sourcePort) {

    private static final int LINK_SELECTION = 5;
    private static final int SERVER_ID_OVERRIDE = 11;

    String token() {
        return packet.mac();
    }

    /** What it came from as far as is known: the client's or its relay's address, or the hardware of who has none yet. */
    String sender() {
        return source.bits() == 0 ? token() : source.text();
    }

    /** The addresses that name the client's network: the link chosen by the relay, the relay, or the interface's own. */
    List<Ip> vias() {
        if (!packet.relayed()) {
            return link.ips();
        }
        return List.of(agent(LINK_SELECTION).orElse(packet.giaddr())); // RFC 3527
    }

    /** The server identifier that the relay wants to see in answers (RFC 5107). */
    Optional<Ip> serverOverride() {
        return agent(SERVER_ID_OVERRIDE);
    }

    private Optional<Ip> agent(int code) {
        if (!packet.relayed()) {
            return Optional.empty();
        }
        Map<Integer, byte[]> agent =
                packet.option(Option.RELAY_AGENT).map(Option::nested).orElse(Map.of());
        return Optional.ofNullable(agent.get(code)).flatMap(Option::address);
    }

    /** The address that the client asks for or has; 0.0.0.0 where it names none. */
    Ip wanted() {
        return packet.address(Option.REQUESTED_ADDRESS).orElse(packet.ciaddr());
    }

    /** Whether the client has asked before without an answer that helped it (RFC 2131 2). */
    boolean again() {
        return packet.secs() > 0;
    }

    /** Whether a request answers an offer (RFC 2131 4.3.2). */
    boolean selecting() {
        return packet.options().containsKey(Option.SERVER_ID);
    }

    /** Whether a request verifies an address remembered from before a restart. */
    boolean initReboot() {
        return !selecting() && packet.options().containsKey(Option.REQUESTED_ADDRESS);
    }

    /** Whether the client reaches this server without its relay, as it does when it renews. */
    boolean directRenewal() {
        return !selecting() && !initReboot() && !packet.relayed();
    }
}
