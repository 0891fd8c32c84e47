// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Lease;
import org.millwright.models.Subnet;

/** Finds an address in a subnet's active range for a client that has none there, by the subnet's pickers in turn. */
final class Pickers {
    /** Where the last search of {@code nextFree} ended, as long as the subnet stays what it is. */
    private record Pointer(Subnet subnet, Ip address) {}

    private final Map<String, Pointer> pointers = new ConcurrentHashMap<>();
    private final Predicate<Ip> own;

    /** @param own tells this server's own addresses, which no client gets */
    Pickers(Predicate<Ip> own) {
        this.own = own;
    }

    Optional<Ip> pick(Subnet subnet, Ledger ledger) {
        if (subnet.onlyReservations()) {
            return Optional.empty();
        }
        for (String picker : subnet.pickers()) {
            Optional<Ip> picked =
                    switch (picker) {
                        case "hint" -> hint(subnet, ledger);
                        case "nextFree" -> nextFree(subnet, ledger);
                        case "mostExpired" -> mostExpired(subnet, ledger);
                        case "point2point" -> point2point(subnet, ledger);
                        default -> Optional.empty();
                    };
            if (picked.isPresent() || picker.equals("none")) {
                return picked;
            }
        }
        return Optional.empty();
    }

    private Optional<Ip> hint(Subnet subnet, Ledger ledger) {
        var hint = ledger.query().wanted();
        boolean free = subnet.active(hint)
                && !own.test(hint)
                && ledger.reservationAt(hint).isEmpty()
                && ledger.lease(hint).filter(ledger::taken).isEmpty();
        return free ? Optional.of(hint) : Optional.empty();
    }

    private Optional<Ip> nextFree(Subnet subnet, Ledger ledger) {
        int first = subnet.activeStart().bits();
        long size = Integer.toUnsignedLong(subnet.activeEnd().bits() - first) + 1;
        long offset = Integer.toUnsignedLong(pointer(subnet).bits() - first);
        for (long i = 0; i < size; i++) {
            var address = Ip.of(first + (int) ((offset + i) % size));
            if (unused(address, ledger)) {
                pointers.put(subnet.name(), new Pointer(subnet, address));
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private Ip pointer(Subnet subnet) {
        var pointer = pointers.get(subnet.name());
        return pointer != null && pointer.subnet.equals(subnet) ? pointer.address : subnet.activeStart();
    }

    private boolean unused(Ip address, Ledger ledger) {
        return ledger.lease(address).isEmpty() && ledger.reservationAt(address).isEmpty() && !own.test(address);
    }

    private Optional<Ip> mostExpired(Subnet subnet, Ledger ledger) {
        return ledger.allLeases().stream()
                .map(Item::value)
                .filter(lease -> lease.expired(ledger.now()) && subnet.active(lease.addr()))
                .filter(lease -> ledger.reservationAt(lease.addr()).isEmpty() && !own.test(lease.addr()))
                .min(Comparator.comparing(Lease::expireTime))
                .map(Lease::addr);
    }

    private static Optional<Ip> point2point(Subnet subnet, Ledger ledger) {
        var peer = Ip.of(ledger.via().bits() ^ 1);
        return subnet.active(peer) ? Optional.of(peer) : Optional.empty();
    }
}
