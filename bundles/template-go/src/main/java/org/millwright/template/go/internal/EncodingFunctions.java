// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Adler32;

/** Functions that write JSON, base 64, base 32 and checksums. */
final class EncodingFunctions {
    private EncodingFunctions() {}

    static void addTo(Functions functions) {
        functions.add("toJson", 1, a -> new Json(a.budget(), true, false).text(a.value(0)));
        functions.add("toPrettyJson", 1, a -> new Json(a.budget(), true, true).text(a.value(0)));
        functions.add("toRawJson", 1, a -> new Json(a.budget(), false, false).text(a.value(0)));
        functions.alias("toJson", "mustToJson");
        functions.alias("toPrettyJson", "mustToPrettyJson");
        functions.alias("toRawJson", "mustToRawJson");
        functions.add("b64enc", 1, a -> Base64.getEncoder().encodeToString(bytes(a.text(0))));
        functions.add("b64dec", 1, a -> decode64(a.text(0)));
        functions.add("b32enc", 1, a -> Base32.encode(bytes(a.text(0))));
        functions.add("b32dec", 1, a -> Base32.decode(a.text(0)));
        functions.add("sha1sum", 1, a -> digest("SHA-1", a.text(0)));
        functions.add("sha256sum", 1, a -> digest("SHA-256", a.text(0)));
        functions.add("adler32sum", 1, a -> {
            var sum = new Adler32();
            sum.update(bytes(a.text(0)));
            return String.valueOf(sum.getValue());
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is no base 64 gives the complaint about it, as a value. */
    private static String decode64(String text) {
        String plain = text.replaceAll("[\r\n]", "");
        int end = plain.length();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean letter = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
            if (!letter && !(c == '=' && i >= plain.length() - 2)) {
                return "illegal base64 data at input byte " + i;
            }
        }
        if (end % 4 != 0) {
            return "illegal base64 data at input byte " + (end - end % 4 + (end % 4 == 1 ? 1 : end % 4));
        }
        try {
            return new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "illegal base64 data at input byte " + end;
        }
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
