// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on the port at each local address, so that it is known which one a client asked. Addresses that come and go
 * are followed.
 */
final class TftpPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.tftp");
    private static final int UNPRIVILEGED = 10_000;
    private static final int LARGEST_REQUEST = 2048;
    private static final long LOOK_AROUND_MILLIS = 2000;

    private final Transfers transfers;
    private final int port;
    private final Selector selector;
    private final Map<InetAddress, DatagramChannel> doors = new HashMap<>();
    private final Set<InetAddress> refused = new HashSet<>();
    private final ByteBuffer packet = ByteBuffer.allocate(LARGEST_REQUEST);
    private final Thread thread = new Thread(this::listen, "millwright-tftp");

    TftpPort(int wanted, Transfers transfers) throws IOException {
        this.transfers = transfers;
        this.port = usable(wanted);
        this.selector = Selector.open();
        lookAround();
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    /** The port that can be bound: the one wanted, or a high one where low ones aren't allowed. */
    private static int usable(int wanted) throws IOException {
        try (var probe = DatagramChannel.open()) {
            probe.bind(new InetSocketAddress(wanted));
            return ((InetSocketAddress) probe.getLocalAddress()).getPort();
        } catch (BindException e) {
            if (wanted < 1024 && String.valueOf(e.getMessage()).contains("Permission denied")) {
                LOG.warn("UDP port {} needs more rights: TFTP answers at {}", wanted, UNPRIVILEGED + wanted);
                return usable(UNPRIVILEGED + wanted);
            }
            throw new IOException("UDP port " + wanted + " for TFTP can't be bound: " + e.getMessage(), e);
        }
    }

    private void listen() {
        long next = System.nanoTime();
        while (selector.isOpen()) {
            try {
                selector.select(this::receive, LOOK_AROUND_MILLIS);
                if (System.nanoTime() - next > 0) {
                    lookAround();
                    next = System.nanoTime() + LOOK_AROUND_MILLIS * 1_000_000;
                }
            } catch (IOException | RuntimeException e) {
                if (selector.isOpen()) {
                    LOG.error("TFTP goes on after a failure", e);
                }
            }
        }
    }

    private void receive(SelectionKey key) {
        var door = (DatagramChannel) key.channel();
        try {
            packet.clear();
            var remote = (InetSocketAddress) door.receive(packet);
            if (remote != null) {
                handle(door, packet.flip(), remote);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("A packet could not be handled", e);
        }
    }

    private void handle(DatagramChannel door, ByteBuffer request, InetSocketAddress remote) throws IOException {
        int opcode = request.remaining() < 2 ? 0 : request.getShort();
        if (opcode == Packets.WRITE) {
            refuse(door, remote, Packets.NOT_FOUND, "server does not support write requests");
        } else if (opcode == Packets.READ) {
            byte[] body = new byte[request.remaining()];
            request.get(body);
            var read = ReadRequest.parse(body);
            if (read.isPresent()) {
                transfers.start(read.get(), (InetSocketAddress) door.getLocalAddress(), remote);
            } else {
                refuse(door, remote, Packets.ILLEGAL, "malformed request");
            }
        }
    }

    private static void refuse(DatagramChannel door, InetSocketAddress remote, int code, String text)
            throws IOException {
        door.send(ByteBuffer.wrap(Packets.error(code, text)), remote);
    }

    private void lookAround() throws IOException {
        var present = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .collect(Collectors.toSet());
        for (var gone : Set.copyOf(doors.keySet())) {
            if (!present.contains(gone)) {
                doors.remove(gone).close();
            }
        }
        refused.retainAll(present);
        present.stream().filter(address -> !doors.containsKey(address)).forEach(this::open);
    }

    private void open(InetAddress address) {
        var family = address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        try {
            var door = DatagramChannel.open(family);
            try {
                door.bind(new InetSocketAddress(address, port)).configureBlocking(false);
                door.register(selector, SelectionKey.OP_READ);
                doors.put(address, door);
                refused.remove(address);
            } catch (IOException | ClosedSelectorException e) {
                door.close();
                throw e;
            }
        } catch (IOException e) {
            if (refused.add(address)) {
                LOG.warn("TFTP can't answer at {} port {}: {}", address.getHostAddress(), port, e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            thread.join(5000);
            for (var door : doors.values()) {
                door.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
