// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics;

/** Counts nothing. */
enum NoMetrics implements Metrics, Counter, Summary {
    INSTANCE;

    @Override
    public Counter counter(String name, String help, String... labels) {
        return this;
    }

    @Override
    public Summary summary(String name, String help, Unit unit) {
        return this;
    }

    @Override
    public Counter with(String value) {
        return this;
    }

    @Override
    public void add(long amount) {}

    @Override
    public void observe(long value) {}
}
