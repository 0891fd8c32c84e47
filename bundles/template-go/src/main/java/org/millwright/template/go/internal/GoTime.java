// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Layouts that show how the second of January 2006, 15:04:05, is written. */
final class GoTime {
    private static final Pattern PIECE =
            Pattern.compile("January|Jan|Monday|Mon|MST|2006|Z07:00|Z0700|Z07|-07:00|-0700|-07|002|0[1-6]|15|_2|PM|pm"
                    + "|[.,]0+(?!\\d)|[.,]9+(?!\\d)|[1-5]");
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("January", "MMMM"),
            Map.entry("Jan", "MMM"),
            Map.entry("01", "MM"),
            Map.entry("1", "M"),
            Map.entry("Monday", "EEEE"),
            Map.entry("Mon", "EEE"),
            Map.entry("02", "dd"),
            Map.entry("2", "d"),
            Map.entry("002", "DDD"),
            Map.entry("15", "HH"),
            Map.entry("03", "hh"),
            Map.entry("3", "h"),
            Map.entry("04", "mm"),
            Map.entry("4", "m"),
            Map.entry("05", "ss"),
            Map.entry("5", "s"),
            Map.entry("2006", "uuuu"),
            Map.entry("06", "uu"),
            Map.entry("PM", "a"));
    private static final Map<String, String> OFFSETS = Map.of(
            "-07:00", "+HH:MM", "-0700", "+HHMM", "-07", "+HH", "Z07:00", "+HH:MM", "Z0700", "+HHMM", "Z07", "+HH");

    private GoTime() {}

    static String format(String layout, ZonedDateTime time) {
        return formatter(layout).format(time);
    }

    /** What the layout leaves out is the zone given, midnight, and the first of January of year 0. */
    static ZonedDateTime parse(String layout, String text, ZoneId zone) {
        var parsed = formatter(layout).parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId written = parsed.query(TemporalQueries.zone());
        return ZonedDateTime.of(
                date == null ? LocalDate.of(0, 1, 1) : date,
                time == null ? LocalTime.MIDNIGHT : time,
                written == null ? zone : written);
    }

    private static DateTimeFormatter formatter(String layout) {
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        var matcher = PIECE.matcher(layout);
        int at = 0;
        while (matcher.find()) {
            builder.appendLiteral(layout.substring(at, matcher.start()));
            append(builder, matcher.group());
            at = matcher.end();
        }
        return builder.appendLiteral(layout.substring(at)).toFormatter(Locale.ENGLISH);
    }

    private static void append(DateTimeFormatterBuilder builder, String piece) {
        char first = piece.charAt(0);
        if (LETTERS.containsKey(piece)) {
            builder.appendPattern(LETTERS.get(piece));
        } else if (OFFSETS.containsKey(piece)) {
            String none = first == 'Z' ? "Z" : OFFSETS.get(piece).replaceAll("[HM]", "0");
            builder.appendOffset(OFFSETS.get(piece), none);
        } else if (first == '.' || first == ',') {
            boolean fixed = piece.charAt(1) == '0';
            builder.appendFraction(
                    ChronoField.NANO_OF_SECOND, fixed ? piece.length() - 1 : 0, piece.length() - 1, true);
        } else if (piece.equals("MST")) {
            builder.appendZoneText(TextStyle.SHORT);
        } else if (piece.equals("pm")) {
            builder.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "am", 1L, "pm"));
        } else {
            builder.padNext(2).appendValue(ChronoField.DAY_OF_MONTH);
        }
    }
}
