// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millwright.dhcp.packet.MalformedPacketException;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.dhcp.packet.Option;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;

/** A client's packet, put together as a test needs it, that goes through bytes on its way. */
final class Ask {
    private final String mac;
    private final Map<Integer, byte[]> options = new LinkedHashMap<>();
    private int op = 1;
    private int flags;
    private int secs;
    private Ip ciaddr = Packet.ZERO;
    private Ip giaddr = Packet.ZERO;

    private Ask(MessageType type, String mac) {
        this.mac = mac;
        option(53, type.code());
    }

    static Ask discover(String mac) {
        return new Ask(MessageType.DISCOVER, mac);
    }

    static Ask request(String mac) {
        return new Ask(MessageType.REQUEST, mac);
    }

    static Ask of(MessageType type, String mac) {
        return new Ask(type, mac);
    }

    Ask option(int code, int... bytes) {
        byte[] value = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            value[i] = (byte) bytes[i];
        }
        options.put(code, value);
        return this;
    }

    Ask text(int code, String text) {
        options.put(code, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Ask address(int code, String address) {
        options.put(code, Option.bytes(Ip.parse(address)));
        return this;
    }

    /** As network boot firmware of this architecture. */
    Ask pxe(int arch) {
        return option(93, 0, arch).text(60, "PXEClient:Arch:0000" + arch + ":UNDI:002001");
    }

    Ask op(int code) {
        op = code;
        return this;
    }

    /** As a client that asks again. */
    Ask secs(int since) {
        secs = since;
        return this;
    }

    Ask broadcast() {
        flags = Packet.BROADCAST;
        return this;
    }

    Ask ciaddr(String address) {
        ciaddr = Ip.parse(address);
        return this;
    }

    Ask giaddr(String address) {
        giaddr = Ip.parse(address);
        return this;
    }

    byte[] bytes() {
        byte[] chaddr = HexFormat.ofDelimiter(":").parseHex(mac);
        return new Packet(op, 1, chaddr, 0x1234, secs, flags, ciaddr, Packet.ZERO, Packet.ZERO, giaddr, "", "", options)
                .encode();
    }

    Packet packet() {
        try {
            byte[] bytes = bytes();
            return Packet.parse(bytes, bytes.length);
        } catch (MalformedPacketException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
