// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Sends the blocks of one file to one client, on a socket of its own that answers from the address that the client
 * asked. Up to a window of blocks is on its way at once (RFC 7440); the option acknowledgement is block 0.
 */
final class Transfer implements AutoCloseable {

    private static final int ATTEMPTS = 6;
    private static final int LARGEST_ANSWER = 1024;

    private final DatagramSocket socket;
    private final Deque<byte[]> onTheWay = new ArrayDeque<>();
    private final byte[] answer = new byte[LARGEST_ANSWER];
    private int timeoutMillis = 5000;
    private long first;
    private volatile boolean begun;

    Transfer(InetSocketAddress local, InetSocketAddress remote) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(local.getAddress(), 0));
        socket.connect(remote);
    }

    /** The client ended the transfer, or never answers. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(String reason) {
            super(reason);
        }
    }

    void send(Content content, Terms terms) throws IOException {
        timeoutMillis = terms.timeoutMillis();
        if (!terms.accepted().isEmpty()) {
            first = 0;
            put(Packets.optionAck(terms.accepted()));
            acknowledged();
        }
        first = 1;
        byte[] block = new byte[terms.blockSize()];
        boolean ended = false;
        while (!ended || !onTheWay.isEmpty()) {
            while (!ended && onTheWay.size() < terms.window()) {
                int length = content.bytes().readNBytes(block, 0, block.length);
                ended = length < block.length;
                put(Packets.data(first + onTheWay.size(), block, length));
            }
            acknowledged();
        }
    }

    /** Whether the client has heard from it. */
    boolean begun() {
        return begun;
    }

    void error(String text) throws IOException {
        transmit(Packets.error(Packets.NOT_FOUND, text));
    }

    private void put(byte[] packet) throws IOException {
        onTheWay.add(packet);
        transmit(packet);
    }

    private void transmit(byte[] packet) throws IOException {
        begun = true;
        socket.send(new DatagramPacket(packet, packet.length));
    }

    /** Waits until some of what is on its way has arrived, sending again what has not. */
    private void acknowledged() throws IOException {
        boolean gapSeen = false;
        int attempt = 1;
        long deadline = deadline();
        while (true) {
            int arrived = awaitAck(deadline);
            if (arrived > 0) {
                arrived(arrived);
                return;
            }
            if (arrived < 0 && ++attempt > ATTEMPTS) {
                error("no acknowledgement of block " + first);
                throw new Broken("no acknowledgement of block " + first);
            }
            // A client that misses the first block of a window acknowledges the one before, perhaps many times.
            if (arrived < 0 || onTheWay.size() > 1 && !gapSeen) {
                gapSeen = true;
                resend();
                deadline = deadline();
            }
        }
    }

    private void arrived(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            onTheWay.remove();
        }
        first += count;
        resend();
    }

    private void resend() throws IOException {
        for (byte[] packet : onTheWay) {
            transmit(packet);
        }
    }

    private long deadline() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    }

    /** How many blocks an acknowledgement covers: 0 for the block before, negative for none in time. */
    private int awaitAck(long deadline) throws IOException {
        while (true) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                return -1;
            }
            socket.setSoTimeout((int) millis);
            var packet = new DatagramPacket(answer, answer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return -1;
            } catch (PortUnreachableException e) {
                throw new Broken("the client is gone");
            }
            int covered = covered(ByteBuffer.wrap(answer, 0, packet.getLength()));
            if (covered >= 0 && covered <= onTheWay.size()) {
                return covered;
            }
        }
    }

    private int covered(ByteBuffer packet) throws Broken {
        if (packet.remaining() < 4) {
            return -1;
        }
        int opcode = packet.getShort();
        int block = packet.getShort() & 0xFFFF;
        if (opcode == Packets.ERROR) {
            throw new Broken("the client gave up with code " + block);
        }
        return opcode == Packets.ACK ? (int) (block - (first - 1)) & 0xFFFF : -1;
    }

    @Override
    public void close() {
        socket.close();
    }
}
