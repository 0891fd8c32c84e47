// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Speaks TFTP by the packet, so that tests can do what a careful client would not. */
final class Client implements AutoCloseable {
    private final InetSocketAddress server;
    private final DatagramSocket socket;
    private SocketAddress transfer;

    Client(String host, int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getByName(host), port);
        socket = new DatagramSocket();
        socket.setSoTimeout(10_000);
    }

    void request(int opcode, String... words) throws IOException {
        var text = new StringBuilder();
        for (String word : words) {
            text.append(word).append('\0');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        send(ByteBuffer.allocate(2 + bytes.length).putShort((short) opcode).put(bytes), server);
    }

    void send(ByteBuffer packet, SocketAddress to) throws IOException {
        byte[] bytes = new byte[packet.flip().remaining()];
        packet.get(bytes);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    void ack(int block) throws IOException {
        send(ByteBuffer.allocate(4).putShort((short) Packets.ACK).putShort((short) block), transfer);
    }

    void error() throws IOException {
        send(ByteBuffer.allocate(5).putShort((short) Packets.ERROR).putShort((short) 8), transfer);
    }

    /** The next packet, opcode first. */
    ByteBuffer receive() throws IOException {
        var packet = new DatagramPacket(new byte[70_000], 70_000);
        socket.receive(packet);
        transfer = packet.getSocketAddress();
        return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    }

    InetSocketAddress transfer() {
        return (InetSocketAddress) transfer;
    }

    /** The next packet, written down: {@code ERROR 1 text}, {@code OACK blksize 1024}, {@code DATA 1 512}. */
    String next() throws IOException {
        var packet = receive();
        int opcode = packet.getShort();
        if (opcode == Packets.OACK) {
            return "OACK " + rest(packet).replace('\0', ' ').trim();
        }
        int number = packet.getShort() & 0xFFFF;
        return opcode == Packets.ERROR
                ? "ERROR " + number + " " + rest(packet).replace("\0", "")
                : "DATA " + number + " " + packet.remaining();
    }

    /** All of a file, whose first data packet is yet to come. */
    byte[] rest(int blockSize) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            var packet = receive();
            if (packet.getShort() != Packets.DATA) {
                throw new IOException("no data: " + rest(packet));
            }
            int block = packet.getShort() & 0xFFFF;
            int length = packet.remaining();
            byte[] data = new byte[length];
            packet.get(data);
            bytes.write(data);
            ack(block);
            if (length < blockSize) {
                return bytes.toByteArray();
            }
        }
    }

    private static String rest(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        socket.close();
    }
}
