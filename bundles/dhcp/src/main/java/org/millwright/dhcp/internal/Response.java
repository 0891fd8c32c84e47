// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Optional;
import org.millwright.dhcp.packet.Packet;

/** What became of a query, and what is sent for it; nothing where a server stays silent. */
record Response(Outcome outcome, Optional<Packet> packet) {

    static Response silent(Outcome outcome) {
        return new Response(outcome, Optional.empty());
    }

    static Response of(Outcome outcome, Packet packet) {
        return new Response(outcome, Optional.of(packet));
    }
}
