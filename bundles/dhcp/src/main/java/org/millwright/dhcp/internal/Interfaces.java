// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import org.millwright.models.Cidr;
import org.millwright.models.Ip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up which interfaces this server listens on: those that are up and have an IPv4 address.
 *
 * @param wanted names of the only ones; empty for all but the loopback
 */
record Interfaces(Set<String> wanted) {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");

    Interfaces {
        wanted = Set.copyOf(wanted);
    }

    Links read() {
        try {
            return new Links(NetworkInterface.networkInterfaces()
                    .filter(this::chosen)
                    .map(Interfaces::link)
                    .filter(link -> !link.addresses().isEmpty())
                    .toList());
        } catch (SocketException e) {
            LOG.warn("The network interfaces can't be read: {}", e.getMessage());
            return Links.NONE;
        }
    }

    private boolean chosen(NetworkInterface candidate) {
        try {
            return candidate.isUp()
                    && (wanted.isEmpty() ? !candidate.isLoopback() : wanted.contains(candidate.getName()));
        } catch (SocketException e) {
            return false; // gone meanwhile
        }
    }

    private static Link link(NetworkInterface network) {
        List<Cidr> addresses = network.getInterfaceAddresses().stream()
                .filter(own -> own.getAddress() instanceof Inet4Address)
                .map(own -> new Cidr(Ip.of(own.getAddress()).bits(), own.getNetworkPrefixLength()))
                .toList();
        return new Link(network.getName(), network.getIndex(), addresses);
    }
}
