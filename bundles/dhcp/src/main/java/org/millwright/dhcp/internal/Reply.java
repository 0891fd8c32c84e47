// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.dhcp.packet.Option;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;

/** Builds answers: what the client listed in option 55, in that order, and what every answer has (RFC 2131 4.3.1). */
final class Reply {
    /** What the server decides itself, whatever values a subnet gives. */
    private static final Set<Integer> OWN = Set.of(
            0,
            Option.OVERLOAD,
            Option.MESSAGE_TYPE,
            Option.SERVER_ID,
            Option.LEASE_TIME,
            Option.RENEWAL_TIME,
            Option.REBINDING_TIME,
            Option.RELAY_AGENT,
            Option.SERVER_NAME,
            Option.BOOT_FILE,
            255);

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_FILE = 127;

    /** PXE 2.1: boot at once what the file field names, without a menu or a discovery of boot servers. */
    private static final byte[] NO_DISCOVERY = {6, 1, 8, (byte) 255};

    private final Query query;
    private final Ip server;
    private final Map<Integer, byte[]> options = new LinkedHashMap<>();

    private Reply(Query query, MessageType type, Ip server) {
        this.query = query;
        this.server = query.serverOverride().orElse(server);
        options.put(Option.MESSAGE_TYPE, new byte[] {(byte) type.code()});
        options.put(Option.SERVER_ID, Option.bytes(this.server));
    }

    /** Refuses what the client asked for. */
    static Packet nak(Query query, Ip server) {
        var reply = new Reply(query, MessageType.NAK, server);
        reply.echoRelayAgent();
        return reply.packet(Packet.ZERO, Packet.ZERO, "", "");
    }

    /**
     * Gives an address, or with a duration of 0 only what goes with one that the client has.
     *
     * @param values what the lease gives, by option code
     */
    static Packet lease(
            Query query,
            MessageType type,
            Ip server,
            Ip address,
            int seconds,
            Map<Integer, byte[]> values,
            NetBoot boot) {
        var reply = new Reply(query, type, server);
        if (seconds > 0) {
            reply.options.put(Option.LEASE_TIME, Option.seconds(seconds));
        }
        reply.fill(values, boot);
        reply.echoRelayAgent();
        if (seconds > 0) {
            reply.options.put(Option.RENEWAL_TIME, Option.seconds(seconds / 2));
            reply.options.put(Option.REBINDING_TIME, Option.seconds((int) (seconds * 3L / 4)));
        }
        return reply.booting(address, boot, values);
    }

    /** Gives only a boot file, to a client that gets its address from another server. */
    static Packet proxy(
            Query query, MessageType type, Ip server, Ip address, Map<Integer, byte[]> values, NetBoot boot) {
        var reply = new Reply(query, type, server);
        Map<Integer, byte[]> pxe = new TreeMap<>();
        if (BootFile.arch(query.packet()).filter(arch -> arch == 0).isPresent()) {
            pxe.put(Option.VENDOR_SPECIFIC, NO_DISCOVERY);
        }
        pxe.put(Option.VENDOR_CLASS, vendorClass(query.packet()));
        pxe.forEach(reply.options::putIfAbsent);
        if (reply.listed(Option.CLIENT_UUID)) {
            query.packet().option(Option.CLIENT_UUID).ifPresent(u -> reply.options.put(Option.CLIENT_UUID, u));
        }
        reply.echoRelayAgent();
        var packet = reply.booting(address, boot, values);
        return query.service() == Service.DHCP ? packet.withFlags(packet.flags() | Packet.BROADCAST) : packet;
    }

    private void fill(Map<Integer, byte[]> values, NetBoot boot) {
        Map<Integer, byte[]> given = new TreeMap<>(values);
        given.keySet().removeAll(OWN);
        if (!boot.offered()) {
            given.remove(Option.ROOT_PATH);
        }
        for (int code : requested().orElse(given.keySet())) {
            if (given.containsKey(code)) {
                options.put(code, given.get(code));
            }
        }
        if (boot.offered() && BootFile.http(query.packet())) {
            options.put(Option.VENDOR_CLASS, vendorClass(query.packet()));
            boot.file().ifPresent(url -> options.put(Option.BOOT_FILE, Option.bytes(Option.BOOT_FILE, url)));
        }
    }

    private Packet booting(Ip address, NetBoot boot, Map<Integer, byte[]> values) {
        String name = "";
        String file = "";
        if (boot.offered() && listed(Option.SERVER_NAME) && boot.nextServer().bits() != 0) {
            name = boot.nextServer().text();
        }
        if (boot.offered() && listed(Option.BOOT_FILE)) {
            file = boot.file().orElseGet(() -> Option.string(values.getOrDefault(Option.BOOT_FILE, new byte[0])));
        }
        if (length(file) > LONGEST_FILE) {
            options.put(Option.BOOT_FILE, Option.bytes(Option.BOOT_FILE, file));
            file = "";
        }
        return packet(
                address,
                boot.nextServer().isGlobalUnicast() ? boot.nextServer() : Packet.ZERO,
                length(name) > LONGEST_NAME ? "" : name,
                file);
    }

    private Packet packet(Ip address, Ip next, String name, String file) {
        var asked = query.packet();
        return new Packet(
                2,
                asked.htype(),
                asked.chaddr(),
                asked.xid(),
                0,
                asked.flags(),
                Packet.ZERO,
                address,
                next,
                asked.giaddr(),
                name,
                file,
                options);
    }

    /** RFC 3046 2.2: what the relay added goes back to it as it came. */
    private void echoRelayAgent() {
        if (query.packet().relayed()) {
            query.packet().option(Option.RELAY_AGENT).ifPresent(bytes -> options.put(Option.RELAY_AGENT, bytes));
        }
    }

    private Optional<Collection<Integer>> requested() {
        return query.packet().option(Option.PARAMETER_LIST).map(Option::codes);
    }

    private boolean listed(int code) {
        return requested().map(codes -> codes.contains(code)).orElse(true);
    }

    private static byte[] vendorClass(Packet packet) {
        return Option.bytes(Option.VENDOR_CLASS, BootFile.http(packet) ? "HTTPClient" : "PXEClient");
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
