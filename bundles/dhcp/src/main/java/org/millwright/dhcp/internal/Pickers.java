// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.millwright.backend.Table;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Lease;
import org.millwright.models.Subnet;

/** Finds an address in a subnet's active range for a client that has none there, by the subnet's pickers in turn. */
final class Pickers {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** Where the last search of {@code nextFree} ended, as long as the subnet stays what it is. */
    private record Pointer(Subnet subnet, Ip address) {}

    /**
     * No unused address, until less is used. A lease that goes while another comes elsewhere isn't seen by that, so it
     * is searched again after a while.
     */
    private record Full(Subnet subnet, int used, Instant until) {
        boolean still(Subnet now, Ledger ledger) {
            return subnet.equals(now) && ledger.used() >= used && ledger.now().isBefore(until);
        }
    }

    /** No lease that ends before that moment, as long as no lease changes and no reservation goes. */
    private record Held(Subnet subnet, Table<Lease> leases, int used, boolean again, Instant until) {
        boolean still(Subnet now, Ledger ledger) {
            return subnet.equals(now)
                    && ledger.allLeases() == leases
                    && ledger.used() >= used
                    && ledger.query().again() == again
                    && !until.isBefore(ledger.now());
        }
    }

    private final Map<String, Pointer> pointers = new ConcurrentHashMap<>();
    private final Map<String, Full> full = new ConcurrentHashMap<>();
    private final Map<String, Held> held = new ConcurrentHashMap<>();
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
        var known = full.get(subnet.name());
        if (known != null && known.still(subnet, ledger)) {
            return Optional.empty();
        }
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
        full.put(subnet.name(), new Full(subnet, ledger.used(), ledger.now().plus(AGAIN)));
        return Optional.empty();
    }

    private Ip pointer(Subnet subnet) {
        var pointer = pointers.get(subnet.name());
        return pointer != null && pointer.subnet.equals(subnet) ? pointer.address : subnet.activeStart();
    }

    private boolean unused(Ip address, Ledger ledger) {
        return !own.test(address)
                && ledger.lease(address).isEmpty()
                && ledger.reservationAt(address).isEmpty();
    }

    private Optional<Ip> mostExpired(Subnet subnet, Ledger ledger) {
        var known = held.get(subnet.name());
        if (known != null && known.still(subnet, ledger)) {
            return Optional.empty();
        }
        Optional<Lease> next = ledger.allLeases().all().stream()
                .map(Item::value)
                .filter(lease -> subnet.active(lease.addr()) && !own.test(lease.addr()))
                .filter(lease -> ledger.reservationAt(lease.addr()).isEmpty())
                .min(Comparator.comparing((Lease lease) -> !lease.expired(ledger.now()))
                        .thenComparing(lease -> Offering.ends(lease, ledger)));
        var again = ledger.now().plus(AGAIN);
        var ends = next.map(lease -> Offering.ends(lease, ledger))
                .filter(again::isAfter)
                .orElse(again);
        if (!ends.isBefore(ledger.now())) {
            held.put(
                    subnet.name(),
                    new Held(
                            subnet,
                            ledger.allLeases(),
                            ledger.used(),
                            ledger.query().again(),
                            ends));
            return Optional.empty();
        }
        return next.map(Lease::addr);
    }

    private static Optional<Ip> point2point(Subnet subnet, Ledger ledger) {
        var peer = Ip.of(ledger.via().bits() ^ 1);
        return subnet.active(peer) ? Optional.of(peer) : Optional.empty();
    }
}
