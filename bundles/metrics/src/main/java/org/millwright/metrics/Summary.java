// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics;

/** How large or long things were: their number, their sum, and the latest's median, 90th and 99th percentile. */
public interface Summary {

    /** What is recorded, and what is told of it. */
    enum Unit {
        NANOSECONDS(1e-9),
        BYTES(1);

        private final double scale;

        Unit(double scale) {
            this.scale = scale;
        }

        /** In seconds, or in bytes. */
        public double told(double recorded) {
            return recorded * scale;
        }
    }

    /** Takes nanoseconds, from any thread, and makes no garbage. */
    void observe(long value);
}
