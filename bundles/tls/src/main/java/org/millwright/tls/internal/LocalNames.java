// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients may call this server: host names, and addresses in network order. The first name is its own. */
public record LocalNames(List<String> names, List<InetAddress> addresses) {
    public LocalNames {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
    }

    static LocalNames ofThisMachine() throws IOException {
        List<InetAddress> addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .distinct()
                .toList();
        return new LocalNames(Stream.of(hostName(), "localhost").distinct().toList(), addresses);
    }

    // The kernel is asked, not the resolver: without a network that one may take long to fail.
    private static String hostName() throws IOException {
        Path kernel = Path.of("/proc/sys/kernel/hostname");
        String name = Files.isReadable(kernel) ? Files.readString(kernel).strip() : "";
        return name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,62}") ? name : "localhost";
    }

    @Override
    public String toString() {
        Stream<String> plain = addresses.stream().map(LocalNames::withoutInterface);
        return Stream.concat(names.stream(), plain).collect(Collectors.joining(", "));
    }

    private static String withoutInterface(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
