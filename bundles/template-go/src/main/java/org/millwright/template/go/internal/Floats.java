// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floating point numbers as Go writes them. */
final class Floats {
    private Floats() {}

    /** The shortest text that reads back as the same number, with an exponent from 1e+06 up and below 1e-04. */
    static String shortest(double value) {
        return format(value, 'g', -1);
    }

    /**
     * @param verb e, f or g, upper case for an upper case exponent
     * @param precision digits; -1 for as few as it takes
     */
    static String format(double value, char verb, int precision) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        String sign = value < 0 || 1 / value < 0 ? "-" : "";
        var exact = new BigDecimal(Math.abs(value));
        char lower = Character.toLowerCase(verb);
        String text =
                switch (lower) {
                    case 'e' -> exponential(
                            precision < 0 ? digits(Math.abs(value)) : round(exact, precision + 1), precision);
                    case 'f' -> fixed(precision < 0 ? digits(Math.abs(value)) : exact, precision);
                    default -> general(Math.abs(value), exact, precision);
                };
        return sign + (lower == verb ? text : text.toUpperCase(java.util.Locale.ROOT));
    }

    private static String general(double value, BigDecimal exact, int precision) {
        var digits = precision < 0 ? digits(value) : round(exact, Math.max(precision, 1));
        digits = digits.signum() == 0 ? BigDecimal.ZERO : digits.stripTrailingZeros();
        int exponent = digits.signum() == 0 ? 0 : digits.precision() - digits.scale() - 1;
        int limit = precision < 0 ? 6 : Math.max(precision, 1);
        if (precision >= 0 && limit > digits.precision() && digits.precision() > exponent) {
            limit = digits.precision();
        }
        return exponent < -4 || exponent >= limit ? exponential(digits, -1) : digits.toPlainString();
    }

    private static String fixed(BigDecimal digits, int precision) {
        return precision < 0
                ? (digits.scale() < 0 ? digits.setScale(0) : digits).toPlainString()
                : digits.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String exponential(BigDecimal digits, int precision) {
        boolean zero = digits.signum() == 0;
        String all = zero ? "0" : digits.unscaledValue().toString();
        int exponent = zero ? 0 : digits.precision() - digits.scale() - 1;
        String rest = all.substring(1);
        rest = precision < 0 ? rest.replaceAll("0+$", "") : rest;
        while (rest.length() < precision) {
            rest += "0";
        }
        String point = rest.isEmpty() ? "" : "." + rest;
        String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return all.charAt(0) + point + "e" + (exponent < 0 ? "-" : "+") + power;
    }

    private static BigDecimal round(BigDecimal exact, int digits) {
        return exact.signum() == 0 ? exact : exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** The fewest digits that read back as the same number. */
    static BigDecimal digits(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return BigDecimal.valueOf((long) value).stripTrailingZeros();
        }
        var exact = new BigDecimal(value);
        // Fifteen digits always survive, but for the numbers next to zero, which have fewer.
        for (int precision = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15; precision < 17; precision++) {
            var candidate = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == value) {
                return candidate.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
