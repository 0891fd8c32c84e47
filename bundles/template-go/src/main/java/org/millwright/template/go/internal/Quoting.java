// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

/** Text between quotes, escaped as in Go source. */
final class Quoting {
    private Quoting() {}

    static String quote(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(c, '"', out));
        return out.append('"').toString();
    }

    static String character(int codePoint) {
        var out = new StringBuilder("'");
        append(codePoint, '\'', out);
        return out.append('\'').toString();
    }

    private static void append(int c, char quote, StringBuilder out) {
        int simple = "\u0007\b\f\n\r\t\u000b\\".indexOf(c);
        if (simple >= 0) {
            out.append('\\').append("abfnrtv\\".charAt(simple));
        } else if (c == quote) {
            out.append('\\').append(quote);
        } else if (c < ' ' || c == 127) {
            out.append(String.format("\\x%02x", c));
        } else if (printable(c)) {
            out.appendCodePoint(c);
        } else {
            out.append(c > 0xffff ? String.format("\\U%08x", c) : String.format("\\u%04x", c));
        }
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
