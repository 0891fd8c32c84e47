// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.millwright.models.Ip;
import org.millwright.models.Lease;
import org.millwright.models.LeaseBuilder;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;

/** Decides which address a DISCOVER is offered (RFC 2131 4.3.1). */
final class Offering {
    private static final String UNANSWERED = "Offer";
    private static final Duration HELD = Duration.ofMinutes(1);
    private static final Duration FIRM = Duration.ofSeconds(10);

    private final Pickers pickers;

    Offering(Pickers pickers) {
        this.pickers = pickers;
    }

    Verdict decide(Ledger ledger) {
        Optional<Reservation> reservation = ledger.reservation();
        if (reservation.isPresent()) {
            Optional<Lease> lease = ledger.lease(reservation.get().addr());
            if (lease.filter(ledger::taken).isEmpty()) {
                return offer(
                        ledger, lease.orElseGet(() -> blank(reservation.get().addr())), "OFFER", reservation);
            }
        }
        Optional<Subnet> subnet = ledger.subnet();
        if (subnet.isEmpty() || !subnet.get().enabled()) {
            return Verdict.of(Outcome.NO_LEASE, "no enabled subnet for " + ledger.via());
        }
        if (subnet.get().proxy()) {
            return Verdict.fake(fake(ledger, subnet));
        }
        return current(ledger, subnet.get())
                .or(() -> pickers.pick(subnet.get(), ledger)
                        .map(ip -> ledger.lease(ip).orElseGet(() -> blank(ip))))
                .map(lease -> offer(ledger, lease, UNANSWERED, Optional.empty()))
                .orElseGet(() -> Verdict.of(
                        Outcome.NO_LEASE,
                        "Subnet " + subnet.get().name() + ": No lease for " + Ledger.STRATEGY + ":"
                                + ledger.query().token() + ", it gets no IP from us"));
    }

    /** A lease that is never stored, for clients that get their address from another server. */
    static Lease fake(Ledger ledger, Optional<Subnet> subnet) {
        var fake = blank(Ip.of(0))
                .with()
                .token(ledger.query().token())
                .strategy(Ledger.STRATEGY)
                .state("FAKE")
                .build();
        return Terms.apply(fake, Optional.empty(), subnet, ledger.via()).withDuration(0);
    }

    /**
     * From when on a range without any other address gives this client the lease's: the end of the lease; of an offer
     * that nobody took, so that offers to passers-by don't use up the range, soon, and at once to who asks again.
     */
    static Instant ends(Lease lease, Ledger ledger) {
        if (!lease.state().equals(UNANSWERED) || lease.expired(ledger.now())) {
            return lease.expireTime();
        }
        var made = lease.expireTime().minus(HELD);
        return ledger.query().again() ? made : made.plus(FIRM);
    }

    private static Lease blank(Ip address) {
        return LeaseBuilder.builder().addr(address).build();
    }

    /** The client's lease here, unless its address is meanwhile kept for somebody else. */
    private static Optional<Lease> current(Ledger ledger, Subnet subnet) {
        if (subnet.onlyReservations()) {
            return Optional.empty();
        }
        return ledger.leases().stream()
                .filter(lease -> ledger.inSubnet(lease.addr()))
                .filter(lease -> ledger.reservationAt(lease.addr()).isEmpty())
                .findFirst();
    }

    private static Verdict offer(Ledger ledger, Lease lease, String state, Optional<Reservation> reservation) {
        boolean kept = ledger.ofClient(lease);
        Instant held = ledger.now().plus(HELD);
        // A lease in use isn't shortened by a question: whoever asks may go elsewhere and keep what it has.
        Instant until = kept && lease.expireTime().isAfter(held) ? lease.expireTime() : held;
        var offered = Terms.apply(lease, reservation, ledger.subnet(), ledger.via())
                .with()
                .token(ledger.query().token())
                .strategy(Ledger.STRATEGY)
                .state(kept ? lease.state() : state)
                .expireTime(until)
                .build();
        return Verdict.save(Outcome.OFFER, kept ? "has it already" : "new", offered);
    }
}
