// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.List;
import java.util.Optional;
import org.millwright.models.Cidr;
import org.millwright.models.Ip;

/**
 * A network interface of this server.
 *
 * @param addresses its IPv4 addresses, each with its network's prefix length
 */
record Link(String name, int index, List<Cidr> addresses) {

    Link {
        addresses = List.copyOf(addresses);
    }

    boolean has(Ip address) {
        return address.isV4() && addresses.stream().anyMatch(own -> own.address() == address.bits());
    }

    /** The own address whose network contains the other one. */
    Optional<Ip> addressNear(Ip other) {
        return addresses.stream()
                .filter(own -> own.contains(other))
                .map(own -> Ip.of(own.address()))
                .findFirst();
    }

    List<Ip> ips() {
        return addresses.stream().map(own -> Ip.of(own.address())).toList();
    }
}
