// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.dhcp.packet.Option;
import org.millwright.models.DhcpOption;
import org.millwright.models.Ip;
import org.millwright.models.Lease;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;

/** What a lease promises: the options, the next server and the time that reservation and subnet give. */
final class Terms {
    private static final int RESERVED_SECONDS = 7200;

    private Terms() {}

    static Lease apply(Lease lease, Optional<Reservation> reservation, Optional<Subnet> subnet, Ip via) {
        return lease.with()
                .via(via)
                .options(options(reservation, subnet, via))
                .nextServer(nextServer(reservation, subnet))
                .skipBoot(subnet.map(Subnet::unmanaged).orElse(false))
                .duration(duration(reservation, subnet))
                .build();
    }

    private static List<DhcpOption> options(Optional<Reservation> reservation, Optional<Subnet> subnet, Ip via) {
        Map<Integer, DhcpOption> options = new TreeMap<>();
        reservation.ifPresent(r -> r.options().stream()
                .filter(o -> !o.value().isEmpty() || o.code() == Option.BOOT_FILE)
                .forEach(o -> options.put(o.code(), o)));
        subnet.ifPresent(s ->
                s.options().stream().filter(o -> !o.value().isEmpty()).forEach(o -> options.putIfAbsent(o.code(), o)));
        subnet.flatMap(Subnet::cidr).ifPresent(cidr -> {
            options.putIfAbsent(
                    Option.SUBNET_MASK, new DhcpOption(1, Ip.of(cidr.mask()).text()));
            options.putIfAbsent(
                    Option.BROADCAST_ADDRESS,
                    new DhcpOption(28, cidr.broadcast().text()));
        });
        if (subnet.map(Subnet::pickers).orElse(List.of()).stream().findFirst().equals(Optional.of("point2point"))) {
            options.put(Option.ROUTER, new DhcpOption(Option.ROUTER, via.text()));
        }
        return List.copyOf(options.values());
    }

    private static Ip nextServer(Optional<Reservation> reservation, Optional<Subnet> subnet) {
        return reservation
                .map(Reservation::nextServer)
                .filter(Ip::isGlobalUnicast)
                .or(() -> subnet.map(Subnet::nextServer).filter(Ip::isGlobalUnicast))
                .orElse(Ip.NONE);
    }

    private static int duration(Optional<Reservation> reservation, Optional<Subnet> subnet) {
        if (reservation.isPresent()) {
            return reservation.get().duration() > 0
                    ? reservation.get().duration()
                    : subnet.map(Subnet::reservedLeaseTime).orElse(RESERVED_SECONDS);
        }
        return subnet.map(Subnet::activeLeaseTime).orElse(RESERVED_SECONDS);
    }
}
