// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The packets of RFC 1350 and RFC 2347. */
final class Packets {
    static final int READ = 1;
    static final int WRITE = 2;
    static final int DATA = 3;
    static final int ACK = 4;
    static final int ERROR = 5;
    static final int OACK = 6;

    /** The code that this server gives with every error; the text says more. */
    static final int NOT_FOUND = 1;

    static final int ILLEGAL = 4;

    private static final int LONGEST_TEXT = 480;

    static byte[] data(long block, byte[] bytes, int length) {
        return ByteBuffer.allocate(4 + length)
                .putShort((short) DATA)
                .putShort((short) block)
                .put(bytes, 0, length)
                .array();
    }

    static byte[] error(int code, String text) {
        byte[] bytes = text.substring(0, Math.min(text.length(), LONGEST_TEXT)).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + bytes.length)
                .putShort((short) ERROR)
                .putShort((short) code)
                .put(bytes)
                .array();
    }

    static byte[] optionAck(Map<String, String> options) {
        var text = new StringBuilder();
        options.forEach(
                (name, value) -> text.append(name).append('\0').append(value).append('\0'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + bytes.length)
                .putShort((short) OACK)
                .put(bytes)
                .array();
    }

    private Packets() {}
}
