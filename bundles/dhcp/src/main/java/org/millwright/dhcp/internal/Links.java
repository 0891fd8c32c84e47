// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;

/** The interfaces on which this server answers, as of the last look at the system. */
record Links(List<Link> all) {

    static final Links NONE = new Links(List.of());

    Links {
        all = List.copyOf(all);
    }

    boolean own(Ip address) {
        return all.stream().anyMatch(link -> link.has(address));
    }

    /**
     * The interface through which a packet most likely came, where the socket doesn't tell: the one that shares a
     * network with the relay, the client or the sender, else the one of the default address, else the only one.
     */
    Optional<Link> guess(Packet packet, Ip source, Ip defaultAddress) {
        return Stream.of(packet.giaddr(), packet.ciaddr(), source, defaultAddress)
                .filter(address -> address.bits() != 0)
                .flatMap(address ->
                        all.stream().filter(link -> link.addressNear(address).isPresent()))
                .findFirst()
                .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
    }
}
