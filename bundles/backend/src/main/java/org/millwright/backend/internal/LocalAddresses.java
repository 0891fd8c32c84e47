// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.models.Ip;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Remembers at which address each client reached this server; else the kernel's routes say. */
@Component(configurationPid = "org.millwright.backend")
public final class LocalAddresses implements Addresses {

    /** The address that machines are told to use; empty: the one they asked. */
    public @interface Config {
        String staticIp() default "";
    }

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private record Seen(Ip local, Instant end) {}

    private final Ip staticIp;
    private final Clock clock;
    private final UnaryOperator<Ip> route;
    private final Map<Ip, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ip, Seen> eldest) {
            return size() > MOST;
        }
    };

    @Activate
    public LocalAddresses(Config config) {
        this(Ip.parse(config.staticIp().trim()));
    }

    LocalAddresses(Ip staticIp) {
        this(staticIp, Clock.systemUTC(), LocalAddresses::routed);
    }

    LocalAddresses(Ip staticIp, Clock clock, UnaryOperator<Ip> route) {
        this.staticIp = staticIp;
        this.clock = clock;
        this.route = route;
    }

    @Override
    public Ip localFor(Asker asker) {
        if (known(asker.local())) {
            return asker.local();
        }
        var remembered = remembered(asker.remote());
        if (known(remembered)) {
            return remembered;
        }
        return staticIp.isNone() ? route.apply(asker.remote()) : staticIp;
    }

    @Override
    public void seen(Asker asker) {
        if (known(asker.remote()) && known(asker.local())) {
            synchronized (seen) {
                seen.put(asker.remote(), new Seen(asker.local(), clock.instant().plus(KEPT)));
            }
        }
    }

    private Ip remembered(Ip remote) {
        synchronized (seen) {
            var found = seen.get(remote);
            if (found == null) {
                return Ip.NONE;
            }
            if (found.end.isBefore(clock.instant())) {
                seen.remove(remote);
                return Ip.NONE;
            }
            seen.put(remote, new Seen(found.local, clock.instant().plus(KEPT)));
            return found.local;
        }
    }

    private static boolean known(Ip address) {
        return !address.isNone()
                && !address.text().equals("0.0.0.0")
                && !address.text().equals("0:0:0:0:0:0:0:0");
    }

    /** Connecting a datagram socket sends nothing, but makes the kernel choose the local end. */
    private static Ip routed(Ip remote) {
        String target = known(remote) ? remote.text() : "192.0.2.1";
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(target), 9));
            var local = socket.getLocalAddress();
            return local.isAnyLocalAddress() ? firstOwn() : Ip.of(local);
        } catch (IOException | java.io.UncheckedIOException e) {
            return firstOwn();
        }
    }

    /** Without a route, as on a network of its own: the first IPv4 address of an interface that is up. */
    private static Ip firstOwn() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalAddresses::up)
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(Ip::of)
                    .filter(Ip::isGlobalUnicast)
                    .findFirst()
                    .orElse(Ip.NONE);
        } catch (SocketException e) {
            return Ip.NONE;
        }
    }

    private static boolean up(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
