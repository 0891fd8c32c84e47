// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics;

/** All values as they are now, in the format that Prometheus reads. */
public interface MetricsPage {

    /** Of its content. */
    String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    byte[] text();
}
