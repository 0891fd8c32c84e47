// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import org.millwright.metrics.Metrics;

/** The port of a service, and what is counted of it. */
record ServedPort(Service service, int number, PacketCounts counts) {

    static ServedPort of(Service service, int number, Metrics metrics) {
        return new ServedPort(service, number, PacketCounts.of(service, metrics));
    }

    ServedPort at(int usable) {
        return new ServedPort(service, usable, counts);
    }
}
