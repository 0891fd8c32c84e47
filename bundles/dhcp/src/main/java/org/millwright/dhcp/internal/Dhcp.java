// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millwright.backend.Backend;
import org.millwright.backend.net.Addresses;
import org.millwright.dhcp.packet.Option;
import org.millwright.models.Ip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running services: from the sockets to the leases, until closed. */
final class Dhcp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");
    private static final int SECONDS_BETWEEN_LOOKS = 3;

    private final Interfaces interfaces;
    private final Workers workers = new Workers();
    private final Transport transport = new Transport();
    private final Map<Service, Integer> ports = new HashMap<>();
    private final Collection<Sockets> sockets = new ArrayList<>();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("millwright-dhcp-interfaces", true));
    private volatile Links links;

    /** @param wanted the port that each service should have; a service that is missing is off */
    Dhcp(
            Backend backend,
            Addresses addresses,
            OptionValues values,
            WebPort web,
            Interfaces interfaces,
            Collection<ServedPort> wanted) {
        this.interfaces = interfaces;
        this.links = interfaces.read();
        var leasing = new Leasing(
                backend, new Offering(new Pickers(this::own)), new Binding(this::chosen), Clock.systemUTC());
        var responder = new Responder(backend, leasing, values, addresses, web::port);
        wanted.forEach(port -> Ports.usable(port.service(), port.number()).ifPresent(usable -> {
            ports.put(port.service(), usable);
            sockets.add(new Sockets(port.at(usable), transport, addresses, responder::respond, workers));
        }));
        look();
        var unused = looks.scheduleWithFixedDelay(
                this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** The ports in use, by service. */
    Map<Service, Integer> ports() {
        return Map.copyOf(ports);
    }

    private void look() {
        try {
            links = interfaces.read();
            sockets.forEach(one -> one.fit(links));
        } catch (RuntimeException e) {
            LOG.warn("The sockets don't fit the interfaces: {}", e.toString());
        }
    }

    private boolean own(Ip address) {
        return links.own(address);
    }

    /** A client that chose a server names one of this server's addresses, or the one that its relay gave it for that. */
    private boolean chosen(Query query) {
        var server = query.packet().address(Option.SERVER_ID);
        return server.isPresent()
                && (links.own(server.get()) || query.link().has(server.get()) || server.equals(query.serverOverride()));
    }

    @Override
    public void close() {
        looks.shutdownNow();
        sockets.forEach(Sockets::close);
        workers.close();
        transport.close();
    }
}
