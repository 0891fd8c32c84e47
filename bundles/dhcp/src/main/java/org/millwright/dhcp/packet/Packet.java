// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.packet;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dhcp4java.DHCPBadPacketException;
import org.dhcp4java.DHCPOption;
import org.dhcp4java.DHCPPacket;
import org.millwright.models.Ip;

/**
 * A DHCP message (RFC 2131 2): the fixed fields, and the options in the order in which they are sent.
 *
 * @param op 1 from a client, 2 from a server
 * @param chaddr as many bytes as the address has
 * @param secs since the client began to ask
 * @param options by code, 53 among them; where a packet has one twice, the last
 */
public record Packet(
        int op,
        int htype,
        byte[] chaddr,
        int xid,
        int secs,
        int flags,
        Ip ciaddr,
        Ip yiaddr,
        Ip siaddr,
        Ip giaddr,
        String sname,
        String file,
        Map<Integer, byte[]> options) {

    /** The address 0.0.0.0: none, in a field of a packet. */
    public static final Ip ZERO = Ip.of(0);

    public static final int BROADCAST = 0x8000;

    private static final int FIXED = 240;
    private static final int SHORTEST = 272;
    private static final int LONGEST = 1472;
    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

    public Packet {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * Reads a packet of the given length; what follows option 255 or overruns the end is left out.
     *
     * @throws MalformedPacketException TooSmall, InvalidHlen, InvalidCookie, MissingType, InvalidType
     */
    public static Packet parse(byte[] bytes, int length) throws MalformedPacketException {
        if (length < FIXED) {
            throw new MalformedPacketException("TooSmall");
        }
        int hlen = bytes[2] & 255;
        if (hlen > 16) {
            throw new MalformedPacketException("InvalidHlen");
        }
        var frame = frame(bytes, length);
        var options = options(frame);
        byte[] type = options.get(Option.MESSAGE_TYPE);
        if (type == null || type.length != 1) {
            throw new MalformedPacketException("MissingType");
        }
        if (MessageType.of(type[0]).isEmpty()) {
            throw new MalformedPacketException("InvalidType");
        }
        return new Packet(
                frame.getOp(),
                frame.getHtype() & 255,
                Arrays.copyOf(frame.getChaddr(), hlen),
                frame.getXid(),
                frame.getSecs() & 0xFFFF,
                frame.getFlags() & 0xFFFF,
                Ip.of(frame.getCiaddr()),
                Ip.of(frame.getYiaddr()),
                Ip.of(frame.getSiaddr()),
                Ip.of(frame.getGiaddr()),
                frame.getSname(),
                frame.getFile(),
                options);
    }

    private static DHCPPacket frame(byte[] bytes, int length) throws MalformedPacketException {
        try {
            var frame = DHCPPacket.getPacket(bytes, 0, length, false);
            if (!frame.isDhcp()) {
                throw new MalformedPacketException("InvalidCookie");
            }
            return frame;
        } catch (DHCPBadPacketException e) {
            throw new MalformedPacketException("TooSmall");
        }
    }

    private static Map<Integer, byte[]> options(DHCPPacket frame) {
        var options = new LinkedHashMap<Integer, byte[]>();
        for (DHCPOption option : frame.getOptionsArray()) {
            options.put(option.getCode() & 255, option.getValue() == null ? new byte[0] : option.getValue());
        }
        return options;
    }

    /** The bytes of this packet, padded to what old clients expect at least. */
    public byte[] encode() {
        var frame = new DHCPPacket();
        frame.setOp((byte) op);
        frame.setHtype((byte) htype);
        frame.setHlen((byte) chaddr.length);
        frame.setChaddr(chaddr);
        frame.setXid(xid);
        frame.setSecs((short) secs);
        frame.setFlags((short) flags);
        frame.setCiaddr(ciaddr.inet4());
        frame.setYiaddr(yiaddr.inet4());
        frame.setSiaddr(siaddr.inet4());
        frame.setGiaddr(giaddr.inet4());
        frame.setSname(sname);
        frame.setFile(file);
        options.forEach((code, value) -> frame.setOptionRaw(code.byteValue(), value));
        return frame.serialize(SHORTEST, LONGEST);
    }

    public Packet withFlags(int newFlags) {
        return new Packet(op, htype, chaddr, xid, secs, newFlags, ciaddr, yiaddr, siaddr, giaddr, sname, file, options);
    }

    public MessageType type() {
        return MessageType.of(options.get(Option.MESSAGE_TYPE)[0]).orElseThrow();
    }

    /** The client's hardware address in lower case with colons. */
    public String mac() {
        return MAC.formatHex(chaddr);
    }

    public boolean broadcast() {
        return (flags & BROADCAST) != 0;
    }

    public boolean relayed() {
        return giaddr.bits() != 0;
    }

    public Optional<byte[]> option(int code) {
        return Optional.ofNullable(options.get(code));
    }

    /** The address in an option of exactly four bytes. */
    public Optional<Ip> address(int code) {
        return option(code).flatMap(Option::address);
    }

    /** The text of an option, empty where it is absent. */
    public String text(int code) {
        return option(code).map(Option::string).orElse("");
    }
}
