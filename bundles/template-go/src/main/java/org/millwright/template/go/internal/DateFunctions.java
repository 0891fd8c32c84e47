// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Functions on points in time and spans of it. */
final class DateFunctions {
    private static final String HTML = "2006-01-02";
    private static final ZonedDateTime ZERO = ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private DateFunctions() {}

    static void addTo(Functions functions) {
        functions.add("date", 2, a -> GoTime.format(a.text(0), time(a.value(1), ZoneId.systemDefault())));
        functions.add("dateInZone", 3, a -> GoTime.format(a.text(0), time(a.value(1), zone(a.text(2)))));
        functions.alias("dateInZone", "date_in_zone");
        functions.add("htmlDate", 1, a -> GoTime.format(HTML, time(a.value(0), ZoneId.systemDefault())));
        functions.add("htmlDateInZone", 2, a -> GoTime.format(HTML, time(a.value(0), zone(a.text(1)))));
        functions.add("dateModify", 2, a -> modified(a, false));
        functions.alias("dateModify", "date_modify");
        functions.add("mustDateModify", 2, a -> modified(a, true));
        functions.alias("mustDateModify", "must_date_modify");
        functions.add("toDate", 2, a -> parsed(a, false));
        functions.add("mustToDate", 2, a -> parsed(a, true));
        functions.add(
                "unixEpoch",
                1,
                a -> String.valueOf(time(a.value(0), ZoneOffset.UTC).toEpochSecond()));
        functions.add("duration", 1, a -> GoDuration.format(Duration.ofSeconds(a.number(0))));
        functions.add("durationRound", 1, a -> GoDuration.rounded(span(a.value(0))));
    }

    /** Numbers are seconds since 1970; what is no time is now. */
    private static ZonedDateTime time(Object value, ZoneId zone) {
        if (value instanceof ZonedDateTime time) {
            return time.withZoneSameInstant(zone);
        }
        return (Values.isInteger(value) ? Instant.ofEpochSecond(Values.toLong(value)) : Instant.now()).atZone(zone);
    }

    private static ZoneId zone(String name) {
        try {
            return name.equals("Local") ? ZoneId.systemDefault() : ZoneId.of(name.isEmpty() ? "UTC" : name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static ZonedDateTime modified(Arguments a, boolean strict) {
        if (!(a.value(1) instanceof ZonedDateTime time)) {
            throw a.wrong(1, "time.Time");
        }
        try {
            return time.plus(GoDuration.parse(a.text(0)));
        } catch (FunctionException e) {
            if (strict) {
                throw e;
            }
            return time;
        }
    }

    private static ZonedDateTime parsed(Arguments a, boolean strict) {
        try {
            return GoTime.parse(a.text(0), a.text(1), ZoneId.systemDefault());
        } catch (DateTimeException e) {
            if (strict) {
                throw new FunctionException("parsing time " + Quoting.quote(a.text(1)) + " as "
                        + Quoting.quote(a.text(0)) + ": cannot parse");
            }
            return ZERO;
        }
    }

    private static Duration span(Object value) {
        if (value instanceof ZonedDateTime time) {
            return Duration.between(time, Instant.now());
        }
        if (value instanceof Long nanos) {
            return Duration.ofNanos(nanos);
        }
        try {
            return value instanceof String text ? GoDuration.parse(text) : Duration.ZERO;
        } catch (FunctionException e) {
            return Duration.ZERO;
        }
    }
}
