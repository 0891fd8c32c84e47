// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Spans of time as in {@code 1h30m0.5s}. */
final class GoDuration {
    private static final Pattern PIECE = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?(0|(" + PIECE.pattern() + ")+)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "µs",
            1_000L,
            "μs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);
    private static final Map<String, Duration> ROUND = new LinkedHashMap<>();

    static {
        ROUND.put("y", Duration.ofDays(365));
        ROUND.put("mo", Duration.ofDays(30));
        ROUND.put("d", Duration.ofDays(1));
        ROUND.put("h", Duration.ofHours(1));
        ROUND.put("m", Duration.ofMinutes(1));
        ROUND.put("s", Duration.ofSeconds(1));
    }

    private GoDuration() {}

    static Duration parse(String text) {
        if (text.length() > 100 || !WHOLE.matcher(text).matches()) {
            throw new FunctionException("time: invalid duration " + Quoting.quote(text));
        }
        var sum = BigDecimal.ZERO;
        var matcher = PIECE.matcher(text);
        while (matcher.find()) {
            sum = sum.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2)))));
        }
        if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new FunctionException("time: invalid duration " + Quoting.quote(text));
        }
        return Duration.ofNanos(text.startsWith("-") ? -sum.longValue() : sum.longValue());
    }

    static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        String sign = duration.isNegative() ? "-" : "";
        var span = duration.abs();
        if (span.toSeconds() == 0) {
            int nanos = span.toNanosPart();
            return sign
                    + (nanos < 1_000
                            ? nanos + "ns"
                            : nanos < 1_000_000 ? plain(nanos / 1e3) + "µs" : plain(nanos / 1e6) + "ms");
        }
        long hours = span.toHours();
        String seconds = BigDecimal.valueOf(span.toSecondsPart())
                .add(BigDecimal.valueOf(span.toNanosPart(), 9))
                .stripTrailingZeros()
                .toPlainString();
        String minutes = hours > 0 || span.toMinutes() > 0 ? span.toMinutesPart() + "m" : "";
        return sign + (hours > 0 ? hours + "h" : "") + minutes + seconds + "s";
    }

    /** The largest unit that fits, alone. */
    static String rounded(Duration duration) {
        var span = duration.abs();
        for (var unit : ROUND.entrySet()) {
            if (span.compareTo(unit.getValue()) > 0) {
                return (duration.isNegative() ? "-" : "") + span.dividedBy(unit.getValue()) + unit.getKey();
            }
        }
        return "0s";
    }

    private static String plain(double value) {
        return Floats.format(value, 'f', -1);
    }
}
