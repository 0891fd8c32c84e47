// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Optional;

/** Finds where a text stops being JSON, and says so in the words of Go's scanner, which clients know. */
final class GoSyntax {

    /** Deeper texts are refused for their depth. */
    private static final int MOST_DEPTH = 1000;

    private static final int END = -1;

    private final byte[] text;
    private int at;

    private GoSyntax(byte[] text) {
        this.text = text;
    }

    /** Nothing where the text begins with a JSON value, whatever follows it. */
    static Optional<String> fault(byte[] text) {
        var scan = new GoSyntax(text);
        try {
            if (scan.peek() == END) {
                return Optional.of("EOF");
            }
            scan.value(0);
            return Optional.empty();
        } catch (Fault fault) {
            return Optional.of(fault.getMessage());
        }
    }

    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    private void value(int depth) {
        if (depth > MOST_DEPTH) {
            return;
        }
        int c = next();
        switch (c) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number(c);
        }
    }

    private void object(int depth) {
        int c = next();
        while (c != '}') {
            expect(c, '"', "looking for beginning of object key string");
            string();
            expect(next(), ':', "after object key");
            value(depth);
            c = next();
            if (c != '}') {
                expect(c, ',', "after object key:value pair");
                c = next();
                expect(c, '"', "looking for beginning of object key string");
            }
        }
    }

    private void array(int depth) {
        if (peek() == ']') {
            at++;
            return;
        }
        int c = ',';
        while (c != ']') {
            expect(c, ',', "after array element");
            value(depth);
            c = next();
        }
    }

    private void string() {
        for (int c = read(); c != '"'; c = read()) {
            if (c == '\\') {
                escape(read());
            } else if (c < ' ') {
                throw wrong(c, "in string literal");
            }
        }
    }

    private void escape(int c) {
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                int digit = read();
                if (Character.digit(digit, 16) < 0) {
                    throw wrong(digit, "in \\u hexadecimal character escape");
                }
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw wrong(c, "in string escape code");
        }
    }

    private void literal(String word) {
        for (int i = 1; i < word.length(); i++) {
            expect(read(), word.charAt(i), "in literal " + word + " (expecting " + quoted(word.charAt(i)) + ")");
        }
    }

    private void number(int first) {
        int c = first;
        if (c == '-') {
            c = read();
            digit(c, "in numeric literal");
        }
        digit(c, "looking for beginning of value");
        if (c != '0') {
            digits();
        }
        if (at < text.length && text[at] == '.') {
            at++;
            digit(read(), "after decimal point in numeric literal");
            digits();
        }
        if (at < text.length && (text[at] == 'e' || text[at] == 'E')) {
            at++;
            c = read();
            digit(c == '+' || c == '-' ? read() : c, "in exponent of numeric literal");
            digits();
        }
    }

    private static void digit(int c, String place) {
        if (c < '0' || c > '9') {
            throw wrong(c, place);
        }
    }

    private void digits() {
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
    }

    private static void expect(int c, int wanted, String place) {
        if (c != wanted) {
            throw wrong(c, place);
        }
    }

    private static Fault wrong(int c, String place) {
        return new Fault("invalid character " + quoted(c) + " " + place);
    }

    private static String quoted(int c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '\\' -> "'\\\\'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            default -> c < ' ' || c == 0x7f ? "'\\x%02x'".formatted(c) : "'" + (char) c + "'";
        };
    }

    private int peek() {
        while (at < text.length && " \t\r\n".indexOf(text[at]) >= 0) {
            at++;
        }
        return at < text.length ? text[at] & 0xff : END;
    }

    /** The next character that is no space. */
    private int next() {
        peek();
        return read();
    }

    private int read() {
        if (at == text.length) {
            throw new Fault("unexpected EOF");
        }
        return text[at++] & 0xff;
    }
}
