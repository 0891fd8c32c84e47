// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.util.UUID;
import java.util.regex.Pattern;
import org.millwright.backend.LogLevel;
import org.millwright.backend.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sender of a request wants logged: {@code X-Log-Request} names a level, {@code X-Log-Token} any text. */
public final class LogWish {

    private static final Logger LOG = LoggerFactory.getLogger(LogWish.class);

    private static final Pattern TOKEN = Pattern.compile("(?i)((?:^|&)[^=&]*(?:token|%)[^=&]*=)[^&]*");

    /** Longer texts are cut: they would stand in every line. */
    private static final int LONGEST = 200;

    public static Request of(Exchange sent) {
        String level = header(sent, "X-Log-Request");
        var known = LogLevel.of(level);
        var request = new Request(
                UUID.randomUUID().toString(),
                "",
                false,
                false,
                known.map(LogLevel::text).orElse(""),
                header(sent, "X-Log-Token"),
                sent.remote().text());
        boolean wrong = known.isEmpty() && !level.isEmpty();
        if (wrong || !request.logToken().isEmpty()) {
            say(request, wrong ? level : "");
        }
        return request;
    }

    private static void say(Request request, String wrongLevel) {
        try (var mark = request.mark()) {
            if (!wrongLevel.isEmpty()) {
                LOG.error("Invalid requested log level {}", wrongLevel);
            }
            if (!request.logToken().isEmpty()) {
                LOG.error("Log token: {}", request.logToken());
            }
        }
    }

    /** What was asked for, as it may be logged: without the tokens and passwords of its query. */
    public static String shown(Exchange sent) {
        String query = sent.query();
        return sent.path() + (query.isEmpty() ? "" : "?" + TOKEN.matcher(query).replaceAll("$1******"));
    }

    private static String header(Exchange sent, String name) {
        String value = sent.header(name);
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    private LogWish() {}
}
