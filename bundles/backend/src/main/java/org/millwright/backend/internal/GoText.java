// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plain values in the form in which Go prints them by default, as clients know them from messages. */
final class GoText {

    static String of(Object value) {
        if (value == null) {
            return "<nil>";
        }
        if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map)
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + ":" + of(entry.getValue()))
                            .collect(Collectors.joining(" ", "map[", "]"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GoText::of).collect(Collectors.joining(" ", "[", "]"));
        }
        return value instanceof Number number ? number(number.doubleValue()) : value.toString();
    }

    /** The shortest form; with an exponent below 1e-4 and from 1e21. */
    private static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 && 1 / value < 0 ? "-0" : String.valueOf((long) value);
        }
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        if (exponent >= -4 && exponent < 21) {
            return shortest.toPlainString();
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = exponent < 0 ? "-" : "+";
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private GoText() {}
}
