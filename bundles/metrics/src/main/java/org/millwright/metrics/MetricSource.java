// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics;

/** A service that is asked for its values each time somebody reads the metrics, by one thread at a time. */
public interface MetricSource {

    void report(Report report);

    /** Takes the values. Labels are names and values in turn; all values of a name have the same names of labels. */
    interface Report {

        /** A value that rises and falls. */
        void gauge(String name, String help, Number value, String... labels);

        /** A value that only rises. */
        void counter(String name, String help, Number value, String... labels);
    }
}
