// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.millwright.backend.Image;
import org.millwright.dhcp.packet.Option;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.BootEnv;
import org.millwright.models.DhcpOption;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Lease;
import org.millwright.models.Machine;

/**
 * What a client is told about booting from the network.
 *
 * @param nextServer where the file is
 * @param offered whether boot options go into the answer
 * @param file the path or URL of the file; empty where the client isn't one that loads files
 */
record NetBoot(Ip nextServer, boolean offered, Optional<String> file) {

    /**
     * @param server this server's address on the client's network
     * @param httpPort where this server's files are served over HTTP
     */
    static NetBoot decide(Packet packet, Lease lease, Image image, Ip server, IntSupplier httpPort) {
        Ip next = lease.nextServer().isGlobalUnicast() ? lease.nextServer() : server;
        Optional<Machine> machine = Machines.find(image, lease);
        Optional<BootEnv> env = image.find(
                        BootEnv.KIND, machine.map(Machine::bootEnv).orElseGet(image::unknownBootEnv))
                .map(Item::value);
        boolean boots = machine.isEmpty() || env.map(BootEnv::netBoot).orElse(true);
        if (!boots || !asked(packet) || lease.skipBoot() || emptied(lease)) {
            return new NetBoot(next, false, Optional.empty());
        }
        if (!BootFile.wanted(packet)) {
            return new NetBoot(next, true, Optional.empty());
        }
        if (lease.options().stream().anyMatch(o -> o.code() == Option.BOOT_FILE)) {
            return new NetBoot(next, true, Optional.empty());
        }
        Optional<String> file = BootFile.path(packet, env)
                .map(path -> BootFile.http(packet) ? "http://" + next + ":" + httpPort.getAsInt() + "/" + path : path);
        return new NetBoot(next, file.isPresent(), file);
    }

    private static boolean asked(Packet packet) {
        return packet.option(Option.PARAMETER_LIST)
                .map(Option::codes)
                .map(codes -> codes.contains(Option.BOOT_FILE))
                .orElse(true);
    }

    /** Whether a reservation says that its client doesn't boot from the network. */
    private static boolean emptied(Lease lease) {
        return lease.options().contains(new DhcpOption(Option.BOOT_FILE, ""));
    }
}
