// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys as names of files: escaped as in a query, and shortened where the file system has no room for them. */
final class FileNames {

    /** A file system takes 255 bytes; the extension and the mark of unfinished files need some. */
    private static final int LONGEST = 230;

    private static final String PLAIN = "-_.~";

    static String escaped(String key) {
        var name = new StringBuilder();
        for (byte one : key.getBytes(UTF_8)) {
            char c = (char) (one & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            if (c == ' ') {
                name.append('+');
            } else if (plain && !(c == '.' && name.isEmpty())) {
                name.append(c);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return name.isEmpty() ? "%" : name.toString();
    }

    static boolean isLong(String name) {
        return name.length() > LONGEST;
    }

    /** Unlike anything escaped, because hexadecimal digits would follow a percent sign there. */
    static String shortened(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
            return "%long-" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that has this name; a name that nobody escaped is itself. */
    static String key(String name) {
        if (name.equals("%")) {
            return "";
        }
        var bytes = new ByteArrayOutputStream();
        byte[] text = name.getBytes(UTF_8);
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '%' && i + 2 < text.length && hex(text[i + 1]) && hex(text[i + 2])) {
                bytes.write(HexFormat.fromHexDigits(name(text, i + 1)));
                i += 2;
            } else {
                bytes.write(text[i] == '+' ? ' ' : text[i]);
            }
        }
        return bytes.toString(UTF_8);
    }

    private static String name(byte[] text, int from) {
        return new String(text, from, 2, UTF_8);
    }

    private static boolean hex(byte digit) {
        return HexFormat.isHexDigit(digit);
    }

    private FileNames() {}
}
