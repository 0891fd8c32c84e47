// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Base 32 with padding. RFC 4648 section 6. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        var out = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : bytes) {
            held = (held << 8) | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out.append(ALPHABET.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            out.append(ALPHABET.charAt((held << (5 - bits)) & 31));
        }
        return out.append("=".repeat((8 - out.length() % 8) % 8)).toString();
    }

    /** What is no base 32 gives the complaint about it, as a value. */
    static String decode(String text) {
        String plain = text.replaceAll("[\r\n]", "");
        String letters = plain.replaceAll("={1,6}$", "");
        var out = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < letters.length(); i++) {
            int value = ALPHABET.indexOf(letters.charAt(i));
            if (value < 0) {
                return "illegal base32 data at input byte " + i;
            }
            held = (held << 5) | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return plain.length() % 8 == 0
                ? out.toString(StandardCharsets.UTF_8)
                : "illegal base32 data at input byte " + plain.length();
    }
}
