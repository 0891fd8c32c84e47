// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics;

/** Where a bundle gets what it counts with. Who asks for a name again gets the same: counts outlive a bundle's update. */
public interface Metrics {

    /** For whoever runs without. */
    Metrics NONE = NoMetrics.INSTANCE;

    /**
     * A counter for each combination of values of these labels.
     *
     * @param name ends in {@code _total}
     */
    Counter counter(String name, String help, String... labels);

    /** @param name ends in the unit, {@code _seconds} or {@code _bytes} */
    Summary summary(String name, String help, Summary.Unit unit);
}
