// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition outside this JVM, which can only be asked again and again. */
final class Await {

    private Await() {}

    static void until(String what, Duration limit, BooleanSupplier condition) {
        until(what, limit, condition, () -> "");
    }

    /** The evidence is asked for only when the time is up. */
    static void until(String what, Duration limit, BooleanSupplier condition, Supplier<String> evidence) {
        if (!reached(limit, condition)) {
            throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + "\n" + evidence.get());
        }
    }

    /** Whether it came true in time. */
    static boolean reached(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
