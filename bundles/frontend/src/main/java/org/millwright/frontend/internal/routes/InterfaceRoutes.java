// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.millwright.backend.net.Addresses;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
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
        return List.of(
                Route.of("GET", NAME, this::list)
                        .as(Operation.says("Lists the network interfaces of this server")
                                .needs(NAME + " list")
                                .answers(Shape.list(Shape.of(Interface.class)))),
                Route.of("GET", NAME + "/:id", this::get)
                        .as(Operation.says("Answers one network interface")
                                .needs(NAME + " get <name>")
                                .answers(Shape.of(Interface.class))));
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

    /** As clients see one. */
    private record Interface(
            boolean readOnly,
            Map<String, String> meta,
            String name,
            int index,
            List<String> addresses,
            String activeAddress,
            String gateway,
            List<String> dnsServers,
            String dnsDomain) {}

    private Interface show(NetworkInterface nic, Call call) {
        var all = addresses(nic)
                .map(address -> Ip.of(address.getAddress()) + "/" + address.getNetworkPrefixLength())
                .toList();
        var own = addresses.localFor(call.asker()).text();
        var known = addresses(nic)
                .map(address -> Ip.of(address.getAddress()).text())
                .toList();
        String active = known.contains(own) ? own : known.stream().findFirst().orElse("");
        return new Interface(true, Map.of(), nic.getName(), nic.getIndex(), all, active, "", List.of(), "");
    }
}
