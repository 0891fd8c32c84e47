// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics;

/** Counts what happened. Counting takes nanoseconds, from any thread, and makes no garbage. */
public interface Counter {

    /** The counter that has this value of its next label; where there are too many already, the one named {@code other}. */
    Counter with(String value);

    void add(long amount);

    /** One more. */
    default void count() {
        add(1);
    }
}
