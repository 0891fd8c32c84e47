// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.millwright.metrics.Summary;

class WindowedSummaryTest {

    private final AtomicLong nanos = new AtomicLong();
    private final WindowedSummary summary = new WindowedSummary(Summary.Unit.NANOSECONDS, nanos::get);

    @Test
    void findsQuantilesWithinThreePercent() {
        LongStream.rangeClosed(1, 100_000).forEach(i -> summary.observe(i * 1000));
        assertThat(summary.quantile(0.5)).isCloseTo(0.05, Percentage.withPercentage(3.2));
        assertThat(summary.quantile(0.9)).isCloseTo(0.09, Percentage.withPercentage(3.2));
        assertThat(summary.quantile(0.99)).isCloseTo(0.099, Percentage.withPercentage(3.2));
        assertThat(summary.number()).isEqualTo(100_000);
        assertThat(summary.sum()).isCloseTo(5000.05, within(1e-6));
    }

    @Test
    void takesAnySize() {
        for (long value : new long[] {Long.MIN_VALUE, -1, 0, 1, 15, 16, 31, 32, Long.MAX_VALUE}) {
            summary.observe(value);
        }
        assertThat(summary.quantile(0.01)).isZero();
        assertThat(summary.quantile(1)).isGreaterThan(100_000);
    }

    @Test
    void forgetsWhatWasLongAgo() {
        IntStream.range(0, 100).forEach(i -> summary.observe(1_000_000_000L));
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        summary.turn();
        summary.observe(0);
        assertThat(summary.quantile(0.5)).isCloseTo(1, Percentage.withPercentage(3.2));
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        summary.turn();
        assertThat(summary.quantile(0.5)).isZero();
        assertThat(summary.number()).isEqualTo(101);
    }
}
