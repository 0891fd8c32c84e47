// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.millwright.models.Machine;

/** How long a backend takes until all is there, and how much memory it then holds. */
final class Start {

    public static void main(String[] args) {
        int count = Integer.parseInt(args[2]);
        Meter.title("start with " + count + " machines");
        var meter = new Meter();
        try (var server = Server.open(args)) {
            meter.line("backend ready after s", String.format(Locale.ROOT, "%.2f", meter.seconds()), count);
            var table = server.backend().image().table(Machine.KIND);
            if (table.size() != count) {
                throw new IllegalStateException(table.size() + " machines");
            }
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            meter.line("live heap, KB", String.valueOf(used >> 10), count);
            if (count > 0) {
                meter.line("live heap of a machine, bytes", String.valueOf(used / count), count);
            }
        }
    }

    private Start() {}
}
