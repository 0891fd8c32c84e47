// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.millwright.backend.LogLevel;
import org.millwright.backend.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.MDC;

/** Takes the server's own lines from the logging, as they are logged, as far as preferences or a request want them. */
@Component(
        service = {},
        immediate = true)
public final class LogTap implements LogListener {

    private final LogReaderService reader;
    private final LogBuffer buffer;
    private final LogLevels levels;
    private final UnaryOperator<String> context;

    @Activate
    public LogTap(@Reference LogReaderService reader, @Reference LogBuffer buffer, @Reference LogLevels levels) {
        this(reader, buffer, levels, MDC::get);
    }

    LogTap(LogReaderService reader, LogBuffer buffer, LogLevels levels, UnaryOperator<String> context) {
        this.reader = reader;
        this.buffer = buffer;
        this.levels = levels;
        this.context = context;
        reader.addLogListener(this);
    }

    @Deactivate
    void close() {
        reader.removeLogListener(this);
    }

    /** The logging calls this on the thread that logs, so that its context is that of the line. */
    @Override
    public void logged(LogEntry entry) {
        String logger = Objects.requireNonNullElse(entry.getLoggerName(), "");
        if (!Service.owns(logger)) {
            return;
        }
        var service = Service.of(logger);
        var level = level(entry.getLogLevel());
        var wanted = LogLevel.of(context(Request.MDC_LEVEL));
        if (level.atLeast(levels.of(service)) || wanted.filter(level::atLeast).isPresent()) {
            String message = Objects.requireNonNullElse(entry.getMessage(), "");
            var exception = entry.getException();
            buffer.add(
                    service,
                    level,
                    context(Request.MDC_PRINCIPAL),
                    context(Request.MDC_KEY),
                    exception == null ? message : message + ": " + exception);
        }
    }

    private String context(String key) {
        return Objects.requireNonNullElse(context.apply(key), "");
    }

    private static LogLevel level(org.osgi.service.log.LogLevel level) {
        return LogLevel.of(level.name()).orElse(LogLevel.INFO);
    }
}
