// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.Locale;
import java.util.Optional;

/** How grave a line of the log is; {@code AUDIT} stands above all others and is always kept. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL,
    PANIC,
    AUDIT;

    /** The level of this name, in any letter case; {@code err} is another name of {@code error}. */
    public static Optional<LogLevel> of(String name) {
        String word = name.trim().toUpperCase(Locale.ROOT);
        for (LogLevel level : values()) {
            if (level.name().equals(word)) {
                return Optional.of(level);
            }
        }
        return word.equals("ERR") ? Optional.of(ERROR) : Optional.empty();
    }

    /** Its name on the wire. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(LogLevel other) {
        return compareTo(other) >= 0;
    }
}
