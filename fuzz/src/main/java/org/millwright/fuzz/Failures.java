// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the server logs as an error or with an exception while it works; nothing else is logged. */
final class Failures extends Handler {

    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    static Failures recorded() {
        LogManager.getLogManager().reset();
        var failures = new Failures();
        var root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(failures);
        return failures;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getThrown() != null || record.getLevel().intValue() >= Level.SEVERE.intValue()) {
            records.add(record);
        }
    }

    /** @throws Finding where there was one since the last time */
    void check(Object what) {
        var first = records.poll();
        records.clear();
        if (first != null) {
            String message = first.getLoggerName() + ": " + first.getMessage() + "\n" + what;
            throw first.getThrown() == null ? new Finding(message) : new Finding(message, first.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
