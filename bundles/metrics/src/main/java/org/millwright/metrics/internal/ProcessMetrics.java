// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.millwright.metrics.MetricSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the operating system knows of this process, by the names that Prometheus' own libraries use. */
@Component
public final class ProcessMetrics implements MetricSource {

    private static final long KIBI = 1024;
    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");

    private final Path proc;

    @Activate
    public ProcessMetrics() {
        this(Path.of("/proc/self"));
    }

    ProcessMetrics(Path proc) {
        this.proc = proc;
    }

    @Override
    public void report(Report report) {
        var info = ProcessHandle.current().info();
        info.totalCpuDuration()
                .ifPresent(time -> report.counter(
                        "process_cpu_seconds_total", "User and system time spent.", time.toNanos() / 1e9));
        info.startInstant()
                .ifPresent(start ->
                        report.gauge("process_start_time_seconds", "Start, since 1970.", start.toEpochMilli() / 1e3));
        line("status", "VmRSS:")
                .ifPresent(kib -> report.gauge("process_resident_memory_bytes", "Resident memory.", kib * KIBI));
        line("status", "VmSize:")
                .ifPresent(kib -> report.gauge("process_virtual_memory_bytes", "Virtual memory.", kib * KIBI));
        line("limits", "Max open files")
                .ifPresent(most -> report.gauge("process_max_fds", "Files that may be open.", most));
        open().ifPresent(open -> report.gauge("process_open_fds", "Files that are open.", open));
    }

    /** The first number after these words. */
    private OptionalLong line(String file, String words) {
        try {
            return Files.readAllLines(proc.resolve(file)).stream()
                    .filter(line -> line.startsWith(words))
                    .flatMap(line -> List.of(NOT_DIGITS.split(line.substring(words.length()))).stream())
                    .filter(number -> !number.isEmpty())
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong open() {
        try (var files = Files.list(proc.resolve("fd"))) {
            // Less the folder itself.
            return OptionalLong.of(files.count() - 1);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
