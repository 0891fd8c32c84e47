// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Optional;
import org.millwright.models.Lease;

/**
 * What is decided about a client's address.
 *
 * @param lease the lease to answer with, or the one that is changed
 * @param change what becomes of that lease in the store
 */
record Verdict(Outcome outcome, String reason, Optional<Lease> lease, Change change) {

    enum Change {
        NONE,
        SAVE,
        DELETE
    }

    static Verdict of(Outcome outcome, String reason) {
        return new Verdict(outcome, reason, Optional.empty(), Change.NONE);
    }

    static Verdict fake(Lease lease) {
        return new Verdict(Outcome.OFFER, "boot file only", Optional.of(lease), Change.NONE);
    }

    static Verdict save(Outcome outcome, String reason, Lease lease) {
        return new Verdict(outcome, reason, Optional.of(lease), Change.SAVE);
    }

    static Verdict delete(Outcome outcome, String reason, Lease lease) {
        return new Verdict(outcome, reason, Optional.of(lease), Change.DELETE);
    }
}
