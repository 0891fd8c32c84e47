// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.math.BigInteger;

/** Reads the literals of the language. */
final class Literals {
    private Literals() {}

    /** An {@link Integer}, {@link Long} or {@link Double}; null where the text is no number. */
    static Number number(String text) {
        String plain = text.replace("_", "");
        String digits = plain.startsWith("+") || plain.startsWith("-") ? plain.substring(1) : plain;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        try {
            if (hex ? digits.matches(".*[.pP].*") : digits.matches(".*[.eE].*")) {
                return Double.valueOf(hex && !digits.matches(".*[pP].*") ? "none" : plain);
            }
            return narrow(integer(digits, plain.startsWith("-")));
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** Base by prefix: 0x, 0b, 0o or a leading 0. */
    static long integer(String digits, boolean negative) {
        String low = digits.toLowerCase(java.util.Locale.ROOT);
        int base = 10;
        int skip = 0;
        if (low.startsWith("0x")) {
            base = 16;
            skip = 2;
        } else if (low.startsWith("0b")) {
            base = 2;
            skip = 2;
        } else if (low.startsWith("0o")) {
            base = 8;
            skip = 2;
        } else if (low.startsWith("0") && low.length() > 1) {
            base = 8;
            skip = 1;
        }
        if (low.length() == skip || !Character.isLetterOrDigit(low.charAt(skip))) {
            throw new NumberFormatException(digits);
        }
        var value = new BigInteger(low.substring(skip), base);
        return (negative ? value.negate() : value).longValueExact();
    }

    static Number narrow(long value) {
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    /** A quoted, raw or character literal; null where an escape is wrong. */
    static String unquote(String literal) {
        String body = literal.substring(1, literal.length() - 1);
        if (literal.startsWith("`")) {
            return body.replace("\r", "");
        }
        if (body.indexOf('\\') < 0) {
            return body;
        }
        var out = new StringBuilder();
        try {
            int i = 0;
            while (i < body.length()) {
                i = body.charAt(i) == '\\' ? escape(body, i + 1, literal.charAt(0), out) : plain(body, i, out);
            }
        } catch (StringIndexOutOfBoundsException | IllegalArgumentException e) {
            return null;
        }
        return out.toString();
    }

    private static int plain(String body, int i, StringBuilder out) {
        out.append(body.charAt(i));
        return i + 1;
    }

    private static int escape(String body, int i, char quote, StringBuilder out) {
        char c = body.charAt(i);
        int simple = "abfnrtv\\".indexOf(c);
        if (simple >= 0) {
            out.append("\u0007\b\f\n\r\t\u000b\\".charAt(simple));
            return i + 1;
        }
        if (c == quote) {
            out.append(c);
            return i + 1;
        }
        int length = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (length > 0) {
            out.appendCodePoint(Integer.parseInt(body.substring(i + 1, i + 1 + length), 16));
            return i + 1 + length;
        }
        out.appendCodePoint(Integer.parseInt(body.substring(i, i + 3), 8));
        return i + 3;
    }
}
