// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.backend.net.Addresses;
import org.millwright.models.Ip;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The network interfaces of this server on which a subnet may be. */
@Component(service = Routes.class)
public final class InterfaceRoutes implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(InterfaceRoutes.class);
    private static final String NAME = "interfaces";

    private final Addresses addresses;

    @Activate
    public InterfaceRoutes(@Reference Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", NAME, this::list), Route.of("GET", NAME + "/:id", this::get));
    }

    private Answer list(Call call) {
        return Answer.ok(
                call.may(NAME, "list", "")
                        ? usable().map(nic -> show(nic, call)).toList()
                        : List.of());
    }

    private Answer get(Call call) {
        String id = call.part("id");
        return usable().filter(nic -> nic.getName().equals(id) && call.may(NAME, "get", id))
                .findFirst()
                .map(nic -> Answer.ok(show(nic, call)))
                .orElseThrow(() -> new Problem(NAME, id, "GET", List.of("No interface"), 404));
    }

    private static Stream<NetworkInterface> usable() {
        try {
            return NetworkInterface.networkInterfaces().filter(InterfaceRoutes::usable);
        } catch (SocketException e) {
            LOG.warn("The network interfaces can't be read: {}", e.getMessage());
            return Stream.of();
        }
    }

    private static boolean usable(NetworkInterface nic) {
        try {
            return nic.isUp()
                    && !nic.isLoopback()
                    && !nic.getName().startsWith("veth")
                    && addresses(nic).findAny().isPresent();
        } catch (SocketException e) {
            LOG.debug("Interface {} is gone", nic.getName(), e);
            return false;
        }
    }

    private static Stream<InterfaceAddress> addresses(NetworkInterface nic) {
        return nic.getInterfaceAddresses().stream()
                .filter(address -> address.getAddress() instanceof Inet4Address
                        && Ip.of(address.getAddress()).isGlobalUnicast());
    }

    private ObjectNode show(NetworkInterface nic, Call call) {
        var shown = JsonNodeFactory.instance.objectNode();
        shown.put("ReadOnly", true);
        shown.putObject("Meta");
        shown.put("Name", nic.getName());
        shown.put("Index", nic.getIndex());
        var all = shown.putArray("Addresses");
        addresses(nic)
                .forEach(address -> all.add(Ip.of(address.getAddress()) + "/" + address.getNetworkPrefixLength()));
        String first = addresses(nic)
                .findFirst()
                .map(address -> Ip.of(address.getAddress()).text())
                .orElse("");
        String own = addresses.localFor(call.asker()).text();
        boolean here = addresses(nic)
                .anyMatch(address -> Ip.of(address.getAddress()).text().equals(own));
        shown.put("ActiveAddress", here ? own : first);
        shown.put("Gateway", "");
        shown.putArray("DnsServers");
        shown.put("DnsDomain", "");
        return shown;
    }
}
