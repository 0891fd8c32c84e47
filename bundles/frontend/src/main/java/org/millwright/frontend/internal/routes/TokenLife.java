// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.models.Problem;

/** How long a token is good: {@code ttl=} in seconds, or with a unit as {@code 90m}, {@code 1h} and {@code 3y}. */
final class TokenLife {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3 * 52 * 7);
    private static final Pattern TEXT = Pattern.compile("([+-]?\\d{1,18})([smhdwy]?)");
    private static final Map<String, Duration> UNITS = Map.of(
            "", Duration.ofSeconds(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "y", Duration.ofDays(52 * 7));

    /** @throws Problem 400 where it is neither */
    static Duration of(String model, Call call) {
        String wanted = call.query().first("ttl");
        if (wanted.isEmpty()) {
            return USUAL;
        }
        var read = TEXT.matcher(wanted);
        if (!read.matches()) {
            String message = "strconv.ParseInt: parsing \"" + wanted + "\": invalid syntax";
            throw new Problem(model, call.part("id"), "GET", List.of(message), 400);
        }
        long unit = UNITS.get(read.group(2)).toSeconds();
        long most = LONGEST.toSeconds();
        // Divided, not multiplied: the number may be as large as it likes.
        long count = Math.max(-most / unit, Math.min(Long.parseLong(read.group(1)), most / unit));
        return Duration.ofSeconds(count * unit);
    }

    private TokenLife() {}
}
