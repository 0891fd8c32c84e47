// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the wall clock was set back: against the time that really passed, and against the last commit before this
 * start. What expires, tokens and leases, then does so later than it says, until the clock has caught up.
 */
final class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant lastLook;
    private long lastNanos;
    private Instant latest;
    private boolean told;

    ClockWatch(Clock clock, LongSupplier nanos, Optional<Instant> lastCommit) {
        this.clock = clock;
        this.nanos = nanos;
        lastLook = clock.instant();
        lastNanos = nanos.getAsLong();
        latest = lastCommit.filter(lastLook::isBefore).orElse(lastLook);
    }

    /** Looks, and says how far back it is. */
    synchronized Optional<String> ailment() {
        var now = clock.instant();
        long at = nanos.getAsLong();
        var expected = lastLook.plusNanos(at - lastNanos);
        if (now.isBefore(expected.minus(TOLERANCE)) && expected.isAfter(latest)) {
            latest = expected;
        }
        lastLook = now;
        lastNanos = at;
        if (!now.isBefore(latest.minus(TOLERANCE))) {
            latest = now.isAfter(latest) ? now : latest;
            tell(false, "");
            return Optional.empty();
        }
        String ailment = "was set back by " + Duration.between(now, latest).toSeconds()
                + " s: it has been " + latest.truncatedTo(ChronoUnit.SECONDS)
                + "; tokens and leases expire later than they say. Set it right, or restart if it is right now";
        tell(true, ailment);
        return Optional.of(ailment);
    }

    private void tell(boolean wrong, String ailment) {
        if (wrong && !told) {
            LOG.warn("The clock {}", ailment);
        } else if (!wrong && told) {
            LOG.info("The clock has caught up");
        }
        told = wrong;
    }
}
