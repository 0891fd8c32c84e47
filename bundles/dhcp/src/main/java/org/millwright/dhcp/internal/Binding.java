// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.millwright.models.Ip;
import org.millwright.models.Lease;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;

/** Decides whether a client may have the address that its REQUEST names (RFC 2131 4.3.2). */
final class Binding {
    private static final Duration QUARANTINE = Duration.ofMinutes(10);

    private final Predicate<Query> chosen;

    /** @param chosen whether a request that selects a server selects this one */
    Binding(Predicate<Query> chosen) {
        this.chosen = chosen;
    }

    Verdict decide(Ledger ledger) {
        var query = ledger.query();
        if (query.selecting() && !chosen.test(query)) {
            return Verdict.of(Outcome.OTHER_SERVER, "the client chose another server");
        }
        if (!query.wanted().isGlobalUnicast()) {
            return Verdict.of(Outcome.NAK, query.wanted() + " is no address for a client");
        }
        return ledger.lease(query.wanted())
                .map(lease -> withLease(ledger, lease))
                .orElseGet(() -> withoutLease(ledger, query.wanted()));
    }

    /** The lease as it stands while nobody may use its address. */
    static Lease invalid(Lease lease, Ledger ledger) {
        return lease.with()
                .token("")
                .strategy("")
                .state("INVALID")
                .expireTime(ledger.now().plus(QUARANTINE))
                .build();
    }

    private static Verdict withoutLease(Ledger ledger, Ip wanted) {
        if (ledger.subnet().map(Subnet::proxy).orElse(false)) {
            return Verdict.of(Outcome.PROXY_SUBNET, "another server gives addresses here");
        }
        if (ledger.query().initReboot()) {
            // RFC 2131 4.3.2: a server that has no record of the client MUST remain silent.
            return Verdict.of(Outcome.NO_LEASE, "No lease for " + wanted);
        }
        Optional<Subnet> subnet = ledger.subnet().filter(s -> ledger.inSubnet(wanted));
        if (subnet.isPresent()) {
            return Verdict.of(
                    Outcome.NAK,
                    "No lease for " + wanted + ", covered by subnet "
                            + subnet.get().subnet());
        }
        return ledger.reservationAt(wanted)
                .map(r -> Verdict.of(Outcome.NAK, "No lease for " + wanted + ", covered by reservation " + r.addr()))
                .orElseGet(() -> Verdict.of(Outcome.NO_LEASE, "No lease for " + wanted));
    }

    private static Verdict withLease(Ledger ledger, Lease lease) {
        if (ledger.taken(lease)) {
            return Verdict.of(
                    Outcome.NAK,
                    "Lease for " + lease.addr().hex() + " owned by " + lease.strategy() + ":" + lease.token());
        }
        Optional<Reservation> mine = ledger.reservation()
                .filter(r -> ledger.lease(r.addr()).filter(ledger::taken).isEmpty());
        if (mine.isPresent() && !mine.get().addr().equals(lease.addr())) {
            return Verdict.save(
                    Outcome.NAK,
                    "Lease for " + lease.addr() + " conflicts with Reservation for "
                            + mine.get().addr() + ".  Dropping lease.",
                    invalid(lease, ledger));
        }
        Optional<Reservation> here = ledger.reservationAt(lease.addr());
        if (here.isPresent() && !ledger.forClient(here.get())) {
            return Verdict.save(
                    Outcome.NAK, "Reservation for " + lease.addr() + " is another client's", invalid(lease, ledger));
        }
        return onNetwork(ledger, lease, here);
    }

    private static Verdict onNetwork(Ledger ledger, Lease lease, Optional<Reservation> reservation) {
        boolean direct = ledger.query().directRenewal();
        Optional<Subnet> subnet = direct ? ledger.subnetOf(lease.addr()) : ledger.subnet();
        boolean moved = !direct
                && !ledger.inSubnet(lease.addr())
                && !ledger.query().vias().contains(lease.via());
        if (moved) {
            return Verdict.of(
                    Outcome.NAK,
                    "Cannot change via from " + lease.via() + " to " + ledger.via() + " for lease " + lease.addr());
        }
        if (reservation.isEmpty() && subnet.isEmpty()) {
            return Verdict.delete(
                    Outcome.NAK, "Lease " + lease.addr() + " has no reservation or subnet, it is dead to us.", lease);
        }
        if (reservation.isEmpty() && subnet.get().proxy()) {
            return Verdict.of(Outcome.PROXY_SUBNET, "another server gives addresses here");
        }
        Ip via = direct && !lease.via().isNone() ? lease.via() : ledger.via();
        var granted = Terms.apply(lease, reservation, subnet, via);
        return Verdict.save(
                Outcome.ACK,
                "granted",
                granted.with()
                        .token(ledger.query().token())
                        .strategy(Ledger.STRATEGY)
                        .state("ACK")
                        .expireTime(ledger.now().plusSeconds(granted.duration()))
                        .build());
    }
}
