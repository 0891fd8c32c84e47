// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import org.millwright.metrics.MetricSource;
import org.osgi.service.component.annotations.Component;

/** What the Java runtime knows of itself, by the names that Prometheus' own library uses. */
@Component
public final class RuntimeMetrics implements MetricSource {

    @Override
    public void report(Report report) {
        var memory = ManagementFactory.getMemoryMXBean();
        memory(report, "heap", memory.getHeapMemoryUsage());
        memory(report, "nonheap", memory.getNonHeapMemoryUsage());
        collectors(report);
        var threads = ManagementFactory.getThreadMXBean();
        report.gauge("jvm_threads_current", "Threads.", threads.getThreadCount());
        report.gauge("jvm_threads_daemon", "Daemon threads.", threads.getDaemonThreadCount());
        report.gauge("jvm_threads_peak", "The most threads at a time.", threads.getPeakThreadCount());
        report.counter("jvm_threads_started_total", "Threads started.", threads.getTotalStartedThreadCount());
        report.gauge(
                "jvm_classes_currently_loaded",
                "Classes loaded now.",
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        var runtime = ManagementFactory.getRuntimeMXBean();
        report.gauge(
                "jvm_info",
                "Which Java this is.",
                1,
                "version",
                runtime.getVmVersion(),
                "vendor",
                runtime.getVmVendor(),
                "runtime",
                runtime.getVmName());
    }

    private static void memory(Report report, String area, MemoryUsage usage) {
        report.gauge("jvm_memory_bytes_used", "Memory in use.", usage.getUsed(), "area", area);
        report.gauge("jvm_memory_bytes_committed", "Memory reserved.", usage.getCommitted(), "area", area);
        report.gauge("jvm_memory_bytes_max", "Memory at most; -1: no limit.", usage.getMax(), "area", area);
    }

    private static void collectors(Report report) {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            report.counter(
                    "jvm_gc_collections_total",
                    "Garbage collections.",
                    collector.getCollectionCount(),
                    "gc",
                    collector.getName());
            report.counter(
                    "jvm_gc_collection_seconds_total",
                    "Time spent in garbage collections.",
                    collector.getCollectionTime() / 1e3,
                    "gc",
                    collector.getName());
        }
    }
}
