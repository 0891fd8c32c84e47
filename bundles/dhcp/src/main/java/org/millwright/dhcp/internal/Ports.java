// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the port that a service can have: the configured one, or for those without privileges one above. */
final class Ports {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");
    private static final int ABOVE = 10_000;

    private Ports() {}

    static Optional<Integer> usable(Service service, int port) {
        Optional<String> problem = problem(port);
        if (problem.isEmpty()) {
            return Optional.of(port);
        }
        int other = port + ABOVE;
        if (other <= 65535 && problem(other).isEmpty()) {
            LOG.warn(
                    "{} can't have port {} ({}) and uses {}: only test clients find it",
                    service,
                    port,
                    problem.get(),
                    other);
            return Optional.of(other);
        }
        LOG.error("{} can't have port {}: {}", service, port, problem.get());
        return Optional.empty();
    }

    private static Optional<String> problem(int port) {
        try (var socket = new DatagramSocket(null)) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return Optional.empty();
        } catch (SocketException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
