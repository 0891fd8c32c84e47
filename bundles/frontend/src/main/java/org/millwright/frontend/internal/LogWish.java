// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.millwright.backend.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sender of a request wants logged: {@code X-Log-Request} names a level, {@code X-Log-Token} any text. */
final class LogWish {

    private static final Logger LOG = LoggerFactory.getLogger(LogWish.class);
    private static final Set<String> LEVELS =
            Set.of("trace", "debug", "info", "warn", "error", "fatal", "panic", "audit");

    /** Longer texts are cut: they would stand in every line. */
    private static final int LONGEST = 200;

    static Request of(HttpServletRequest sent) {
        String level = header(sent, "X-Log-Request");
        boolean known = LEVELS.contains(level);
        var request = new Request(
                UUID.randomUUID().toString(), "", false, false, known ? level : "", header(sent, "X-Log-Token"));
        try (var mark = request.mark()) {
            if (!known && !level.isEmpty()) {
                LOG.error("Invalid requested log level {}", level);
            }
            if (!request.logToken().isEmpty()) {
                LOG.error("Log token: {}", request.logToken());
            }
        }
        return request;
    }

    private static String header(HttpServletRequest sent, String name) {
        String value = Objects.requireNonNullElse(sent.getHeader(name), "");
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    private LogWish() {}
}
