// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a request costs, in processor time and allocated memory, so that a busy machine makes no findings. */
record Effort(long cpu, long allocated) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long MOST_NANOS = 5_000_000_000L;
    private static final long MOST_BYTES = 1L << 30;

    static Effort soFar() {
        long allocated = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            allocated += Math.max(0, bytes);
        }
        return new Effort(MACHINE.getProcessCpuTime(), allocated);
    }

    /** @throws Finding where it was too much */
    void check(Object what) {
        var now = soFar();
        if (now.cpu - cpu > MOST_NANOS) {
            throw new Finding("Took " + (now.cpu - cpu) / 1_000_000 + " ms of processor time: " + what);
        }
        if (now.allocated - allocated > MOST_BYTES) {
            throw new Finding("Allocated " + ((now.allocated - allocated) >> 20) + " MiB: " + what);
        }
    }
}
