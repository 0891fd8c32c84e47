// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.models.Lease;

/**
 * Chooses the address a client gets. Decides on an image first, so that what changes nothing takes no turn among
 * writers, then again inside the one transaction that makes the decision durable before it is told to anybody.
 */
final class Leasing {
    private final Backend backend;
    private final Offering offering;
    private final Binding binding;
    private final Clock clock;

    Leasing(Backend backend, Offering offering, Binding binding, Clock clock) {
        this.backend = backend;
        this.offering = offering;
        this.binding = binding;
        this.clock = clock;
    }

    /** What the client of this image and query is known by, now. */
    Ledger ledger(Query query) {
        return new Ledger(backend.image(), query, clock.instant());
    }

    Verdict discover(Query query, Request request) {
        return settle(query, request, offering::decide);
    }

    Verdict request(Query query, Request request) {
        return settle(query, request, binding::decide);
    }

    /** Takes an address that the client found in use out of circulation for a while. */
    Verdict decline(Query query, Request request) {
        return settle(query, request, ledger -> mine(ledger)
                .map(lease -> Verdict.save(
                        Outcome.DECLINED, lease.addr() + " is in use by somebody", Binding.invalid(lease, ledger)))
                .orElseGet(() -> Verdict.of(Outcome.NO_LEASE, "Received spoofed decline")));
    }

    Verdict release(Query query, Request request) {
        return settle(query, request, ledger -> mine(ledger)
                .map(lease -> Verdict.save(
                        Outcome.RELEASED,
                        "released",
                        lease.with().state("EXPIRED").expireTime(ledger.now()).build()))
                .orElseGet(() -> Verdict.of(Outcome.NO_LEASE, "not the client's to release")));
    }

    private static Optional<Lease> mine(Ledger ledger) {
        return ledger.lease(ledger.query().wanted()).filter(ledger::ofClient);
    }

    private Verdict settle(Query query, Request request, Function<Ledger, Verdict> rule) {
        Function<Image, Verdict> decide = image -> rule.apply(new Ledger(image, query, clock.instant()));
        var verdict = decide.apply(backend.image());
        return verdict.change() == Verdict.Change.NONE
                ? verdict
                : backend.write(request, tx -> apply(tx, decide.apply(tx.image())));
    }

    private static Verdict apply(Transaction tx, Verdict verdict) {
        verdict.lease().ifPresent(lease -> {
            switch (verdict.change()) {
                case NONE -> {}
                case DELETE -> tx.delete(Lease.KIND, lease.addr().hex());
                case SAVE -> save(tx, verdict.outcome(), lease);
            }
        });
        return verdict;
    }

    /** A client has one lease: where it gets another, it leaves the old one. */
    private static void save(Transaction tx, Outcome outcome, Lease lease) {
        if (!lease.token().isEmpty()) {
            for (var other : tx.image().table(Lease.KIND).with("Token", lease.token())) {
                if (!other.value().addr().equals(lease.addr())) {
                    tx.delete(Lease.KIND, other.key());
                }
            }
        }
        tx.save(Lease.KIND, lease);
        if (outcome == Outcome.ACK) {
            Machines.bind(tx, lease);
        }
    }
}
