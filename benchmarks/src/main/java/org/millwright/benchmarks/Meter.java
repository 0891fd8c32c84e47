// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Wall and processor time since its start, and how much of the processors others used meanwhile. */
final class Meter {

    private final long wall = System.nanoTime();
    private final long own = own();
    private final long busy = busy();

    double seconds() {
        return (System.nanoTime() - wall) / 1e9;
    }

    /** What this process used, in microseconds. */
    double cpuMicros() {
        return (own() - own) / 1e3;
    }

    /** Others' share of all processors. */
    double foreign() {
        double others = (busy() - busy) - (own() - own) / 1e9;
        return Math.max(0, others / seconds() / Runtime.getRuntime().availableProcessors());
    }

    private static long own() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Seconds that all processors together were not idle. */
    private static long busy() {
        try {
            var words = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split(" +");
            var ticks = Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
            return (Arrays.stream(ticks).sum() - ticks[3] - ticks[4]) / 100;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void title(String text) {
        System.out.printf(Locale.ROOT, "%n%s%n%-44s %12s %12s %9s%n", text, "", "figure", "CPU us each", "foreign");
    }

    /** One line of the table: the figure, what one operation cost, and what else went on. */
    void line(String what, String figure, long operations) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %12s %12.1f %9.2f%n",
                what,
                figure,
                cpuMicros() / Math.max(1, operations),
                foreign());
    }
}
