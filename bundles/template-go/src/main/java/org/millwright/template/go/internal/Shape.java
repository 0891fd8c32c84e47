// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How one verb of a format shows a value: flags, width and precision; -1 where these are not given. */
record Shape(String flags, boolean left, int width, int precision, char verb) {

    boolean sharp() {
        return flags.indexOf('#') >= 0;
    }

    /** A string under s, q, x or X. */
    String text(String value) {
        int length = value.codePointCount(0, value.length());
        String cut = precision >= 0 && precision < length
                ? value.substring(0, value.offsetByCodePoints(0, precision))
                : value;
        return switch (verb) {
            case 'q' -> sharp() && cut.indexOf('`') < 0 ? "`" + cut + "`" : Quoting.quote(cut);
            case 'x' -> hex(HexFormat.of(), cut);
            case 'X' -> hex(HexFormat.of().withUpperCase(), cut);
            default -> cut;
        };
    }

    private String hex(HexFormat format, String value) {
        var spaced = flags.indexOf(' ') >= 0 ? format.withDelimiter(" ") : format;
        String text = spaced.formatHex(value.getBytes(StandardCharsets.UTF_8));
        return sharp() && !text.isEmpty() ? "0" + verb + text : text;
    }

    /** A number; null where the verb is none for its type. */
    String number(Number value) {
        boolean floating = Values.isFloat(value);
        if ("eEfFgG".indexOf(verb) >= 0 != floating) {
            return null;
        }
        if (floating) {
            char form = verb == 'F' ? 'f' : verb;
            int digits = precision < 0 && Character.toLowerCase(verb) != 'g' ? 6 : precision;
            return signed(Floats.format(value.doubleValue(), form, digits));
        }
        long number = value.longValue();
        return switch (verb) {
            case 'c' -> Character.isValidCodePoint((int) number) ? Character.toString((int) number) : "\ufffd";
            case 'q' -> Quoting.character((int) number);
            case 'U' -> String.format("U+%04X", number);
            case 'b' -> signed(integer(number, 2, "0b"));
            case 'o' -> signed(integer(number, 8, "0"));
            case 'O' -> signed(integer(number, 8, "0o").replaceFirst("^(-?)(?!0o)", "$10o"));
            case 'x' -> signed(integer(number, 16, "0x"));
            case 'X' -> signed(integer(number, 16, "0x").toUpperCase(java.util.Locale.ROOT));
            default -> signed(integer(number, 10, ""));
        };
    }

    private String integer(long value, int base, String prefix) {
        String digits = BigInteger.valueOf(value).abs().toString(base);
        String zeros = "0".repeat(Math.max(0, precision - digits.length()));
        return (value < 0 ? "-" : "") + (sharp() ? prefix : "") + zeros + digits;
    }

    private String signed(String number) {
        if (number.startsWith("-") || number.startsWith("+")) {
            return number;
        }
        return flags.indexOf('+') >= 0 ? "+" + number : flags.indexOf(' ') >= 0 ? " " + number : number;
    }

    /** Fills up to the width, with zeros after the sign where that is asked of a number. */
    String pad(String text, Object value) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        if (left) {
            return text + " ".repeat(missing);
        }
        boolean zeros = flags.indexOf('0') >= 0 && (precision < 0 || Values.isFloat(value));
        if (!zeros) {
            return " ".repeat(missing) + text;
        }
        boolean sign = value instanceof Number && !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0;
        return sign ? text.charAt(0) + "0".repeat(missing) + text.substring(1) : "0".repeat(missing) + text;
    }
}
