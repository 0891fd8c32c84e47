// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Sends broken packets to one UDP port: {@code Noise ADDRESS PORT COUNT SEED}, a program for a client's namespace. */
final class Noise {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] DISCOVER = discover();
    private static final byte[] READ = HEX.parseHex(
            "0001" + "697078652e65666900" + "6f6374657400" + "626c6b73697a6500313436380077696e646f7773697a65003400");

    private Noise() {}

    public static void main(String[] arguments) throws IOException {
        InetAddress address = InetAddress.getByName(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        Random random = new Random(Long.parseLong(arguments[3]));
        byte[] sound = port == 69 ? READ : DISCOVER;
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int number = 0; number < count; number++) {
                byte[] broken = broken(sound, random);
                socket.send(new DatagramPacket(broken, broken.length, address, port));
                if (number % 20 == 0) {
                    // Some 10,000 a second, so that the server sees them and does not merely lose them.
                    LockSupport.parkNanos(2_000_000);
                }
            }
        }
    }

    private static byte[] broken(byte[] sound, Random random) {
        if (random.nextInt(4) == 0) {
            byte[] any = new byte[random.nextInt(600)];
            random.nextBytes(any);
            return any;
        }
        byte[] packet = Arrays.copyOf(sound, random.nextInt(3) == 0 ? random.nextInt(sound.length) : sound.length);
        for (int change = random.nextInt(6); change > 0 && packet.length > 0; change--) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
        }
        return packet;
    }

    /** A DISCOVER of UEFI firmware, with the options where its parsing goes wrong most easily. */
    private static byte[] discover() {
        byte[] head = HEX.parseHex("0101060012345678000080" + "00".repeat(17) + "525400aabbcc" + "00".repeat(202)
                + "63825363" + "350101" + "3702" + "0143" + "5d020007" + "5e03010300" + "6111" + "00".repeat(17)
                + "3c20" + HEX.formatHex("PXEClient:Arch:00007:UNDI:003000".getBytes(StandardCharsets.US_ASCII))
                + "4d0469505845" + "af03130101" + "5208010411223344" + "0a00" + "ff");
        return Arrays.copyOf(head, Math.max(head.length, 300));
    }
}
