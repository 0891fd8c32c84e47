// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import io.netty.channel.Channel;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one service: one for each interface, so that each packet's interface is known; where that is not
 * possible one for all, and the interface is guessed from the packet.
 */
final class Sockets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");

    private record Bound(int index, Channel channel) {}

    private final ServedPort port;
    private final Transport transport;
    private final Addresses addresses;
    private final Function<Query, Response> responder;
    private final Executor workers;
    private final Map<String, Bound> bound = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private Optional<Channel> wildcard = Optional.empty();
    private boolean devices;
    private volatile Links links = Links.NONE;

    Sockets(
            ServedPort port,
            Transport transport,
            Addresses addresses,
            Function<Query, Response> responder,
            Executor workers) {
        this.port = port;
        this.transport = transport;
        this.addresses = addresses;
        this.responder = responder;
        this.workers = workers;
        this.devices = transport.devices();
        if (!devices) {
            LOG.warn("{}: no native sockets here, the interface of each packet is guessed", port.service());
        }
    }

    /** Opens and closes sockets so that they fit the interfaces as they are now. */
    synchronized void fit(Links now) {
        links = now;
        if (devices) {
            bound.entrySet().removeIf(entry -> stale(entry.getKey(), entry.getValue(), now));
            for (Link link : now.all()) {
                if (devices && !bound.containsKey(link.name())) {
                    open(link);
                }
            }
        }
        if (!devices && wildcard.isEmpty()) {
            openWildcard();
        }
    }

    /** An interface of the same name may be another one: a socket stays bound to the one that is gone. */
    private static boolean stale(String name, Bound socket, Links now) {
        boolean stays = now.all().stream().anyMatch(link -> link.name().equals(name) && link.index() == socket.index());
        if (!stays) {
            socket.channel().close().awaitUninterruptibly();
        }
        return !stays;
    }

    private void open(Link link) {
        try {
            var intake = new Intake(port, (packet, source) -> current(link.name()), responder, workers);
            bound.put(
                    link.name(),
                    new Bound(link.index(), transport.bind(Optional.of(link.name()), port.number(), intake)));
            refused.remove(link.name());
            LOG.info("{} answers on {} port {}", port.service(), link.name(), port.number());
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("not permitted")) {
                LOG.warn("{}: may not bind to interfaces, the interface of each packet is guessed", port.service());
                devices = false;
                bound.values().forEach(socket -> socket.channel().close().awaitUninterruptibly());
                bound.clear();
            } else if (refused.add(link.name())) {
                LOG.warn(
                        "{} can't answer on {} port {}: {}",
                        port.service(),
                        link.name(),
                        port.number(),
                        e.getMessage());
            }
        }
    }

    private void openWildcard() {
        try {
            var intake = new Intake(port, this::guess, responder, workers);
            wildcard = Optional.of(transport.bind(Optional.empty(), port.number(), intake));
            LOG.info("{} answers on all interfaces, port {}", port.service(), port.number());
        } catch (IOException e) {
            if (refused.add("*")) {
                LOG.warn("{} can't answer on port {}: {}", port.service(), port.number(), e.getMessage());
            }
        }
    }

    private Optional<Link> current(String name) {
        return links.all().stream().filter(link -> link.name().equals(name)).findFirst();
    }

    private Optional<Link> guess(Packet packet, Ip source) {
        return links.guess(packet, source, addresses.localFor(Asker.UNKNOWN));
    }

    @Override
    public synchronized void close() {
        bound.values().forEach(socket -> socket.channel().close().awaitUninterruptibly());
        bound.clear();
        wildcard.ifPresent(channel -> channel.close().awaitUninterruptibly());
        wildcard = Optional.empty();
    }
}
