// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.millwright.metrics.Summary;

/**
 * Number and sum of all values, quantiles of those of the last five to ten minutes. Windows change when somebody reads,
 * so that recording needs no clock.
 */
final class WindowedSummary implements Summary {

    private static final long WINDOW = Duration.ofMinutes(5).toNanos();

    private final Unit unit;
    private final LongSupplier nanos;
    private final LongAdder number = new LongAdder();
    private final LongAdder sum = new LongAdder();
    private volatile Buckets current = new Buckets();
    private Buckets before = new Buckets();
    private long since;

    WindowedSummary(Unit unit, LongSupplier nanos) {
        this.unit = unit;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    @Override
    public void observe(long value) {
        current.add(value);
        sum.add(value);
        number.increment();
    }

    /** Of what was recorded of late, as it is told. */
    synchronized double quantile(double share) {
        return unit.told(Buckets.quantile(before, current, share));
    }

    long number() {
        return number.sum();
    }

    double sum() {
        return unit.told((double) sum.sum());
    }

    /** To be called when all has been read. */
    synchronized void turn() {
        long now = nanos.getAsLong();
        if (now - since >= WINDOW) {
            var emptied = before;
            emptied.clear();
            before = current;
            current = emptied;
            since = now;
        }
    }
}
