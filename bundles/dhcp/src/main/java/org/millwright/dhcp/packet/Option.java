// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.models.Ip;

/** Option codes (RFC 2132 and the registry), and the text form in which people write an option's value. */
public final class Option {
    public static final int SUBNET_MASK = 1;
    public static final int ROUTER = 3;
    public static final int ROOT_PATH = 17;
    public static final int BROADCAST_ADDRESS = 28;
    public static final int VENDOR_SPECIFIC = 43;
    public static final int REQUESTED_ADDRESS = 50;
    public static final int LEASE_TIME = 51;
    public static final int OVERLOAD = 52;
    public static final int MESSAGE_TYPE = 53;
    public static final int SERVER_ID = 54;
    public static final int PARAMETER_LIST = 55;
    public static final int RENEWAL_TIME = 58;
    public static final int REBINDING_TIME = 59;
    public static final int VENDOR_CLASS = 60;
    public static final int SERVER_NAME = 66;
    public static final int BOOT_FILE = 67;
    public static final int USER_CLASS = 77;
    public static final int RELAY_AGENT = 82;
    public static final int CLIENT_ARCH = 93;
    public static final int CLIENT_UUID = 97;
    public static final int IPXE = 175;

    private static final int LONGEST = 255;

    private enum Form {
        MESSAGE,
        ADDRESS,
        ADDRESSES,
        TEXT,
        INT32,
        INT16,
        INT8,
        EMPTY,
        BYTES
    }

    private static final Map<Integer, Form> FORMS = new HashMap<>();

    static {
        forms(Form.EMPTY, 0, 255);
        forms(Form.MESSAGE, 53);
        forms(Form.ADDRESS, 1, 16, 28, 32, 50, 54);
        forms(Form.ADDRESSES, 3, 4, 5, 6, 7, 8, 9, 10, 11, 21, 33, 41, 42, 44, 45, 48, 49, 65);
        forms(Form.ADDRESSES, 68, 69, 70, 71, 72, 73, 74, 75, 76);
        forms(Form.TEXT, 12, 14, 15, 17, 18, 40, 47, 56, 60, 64, 66, 67, 77, 100, 101);
        forms(Form.INT32, 2, 24, 35, 38, 51, 58, 59);
        forms(Form.INT16, 13, 22, 26, 57, 93);
        forms(Form.INT8, 19, 20, 23, 27, 29, 30, 31, 34, 36, 37, 39, 46, 52);
    }

    private Option() {}

    private static void forms(Form form, int... codes) {
        for (int code : codes) {
            FORMS.put(code, form);
        }
    }

    /**
     * The bytes of an option's text form.
     *
     * @throws IllegalArgumentException where the text isn't in the form that the code asks for
     */
    public static byte[] bytes(int code, String text) {
        byte[] bytes = convert(FORMS.getOrDefault(code, Form.BYTES), text);
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " bytes");
        }
        return bytes;
    }

    private static byte[] convert(Form form, String text) {
        return switch (form) {
            case EMPTY -> new byte[0];
            case MESSAGE -> new byte[] {
                (byte) MessageType.of(text)
                        .orElseThrow(() -> new IllegalArgumentException("no message type: " + text))
                        .code()
            };
            case ADDRESS -> bytes(Ip.parse(text.strip()));
            case ADDRESSES -> addresses(text);
            case TEXT -> text.getBytes(StandardCharsets.UTF_8);
            case INT32 -> number(text, 4);
            case INT16 -> number(text, 2);
            case INT8 -> number(text, 1);
            case BYTES -> raw(text);
        };
    }

    /** The text form of an option's bytes; empty where they are too few for it. */
    public static Optional<String> text(int code, byte[] bytes) {
        return switch (FORMS.getOrDefault(code, Form.BYTES)) {
            case EMPTY -> Optional.of("");
            case MESSAGE -> bytes.length == 1 ? MessageType.of(bytes[0]).map(MessageType::text) : Optional.empty();
            case ADDRESS -> address(bytes).map(Ip::text);
            case ADDRESSES -> addresses(bytes);
            case TEXT -> Optional.of(string(bytes));
            case INT32 -> unsigned(bytes, 4);
            case INT16 -> unsigned(bytes, 2);
            case INT8 -> unsigned(bytes, 1);
            case BYTES -> Optional.of(decimals(bytes));
        };
    }

    /** Bytes as text, without the zero that some clients end it with. */
    public static String string(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    public static byte[] bytes(Ip address) {
        if (!address.isV4()) {
            throw new IllegalArgumentException("no IPv4 address: " + address);
        }
        return ByteBuffer.allocate(4).putInt(address.bits()).array();
    }

    public static Optional<Ip> address(byte[] bytes) {
        return bytes.length == 4 ? Optional.of(Ip.of(ByteBuffer.wrap(bytes).getInt())) : Optional.empty();
    }

    /** The bytes of a number of seconds. */
    public static byte[] seconds(int seconds) {
        return ByteBuffer.allocate(4).putInt(seconds).array();
    }

    /** The options inside an option, as in 82 and 175; what overruns its end is left out. */
    public static Map<Integer, byte[]> nested(byte[] bytes) {
        var options = new LinkedHashMap<Integer, byte[]>();
        int at = 0;
        while (at + 2 <= bytes.length) {
            int length = bytes[at + 1] & 255;
            int end = at + 2 + length;
            if (end > bytes.length) {
                break;
            }
            options.put(bytes[at] & 255, Arrays.copyOfRange(bytes, at + 2, end));
            at = end;
        }
        return options;
    }

    /** The codes in an option that lists codes. */
    public static Set<Integer> codes(byte[] bytes) {
        var codes = new LinkedHashSet<Integer>();
        for (byte code : bytes) {
            codes.add(code & 255);
        }
        return codes;
    }

    private static byte[] addresses(String text) {
        var out = new ByteArrayOutputStream();
        for (String part : text.split(",")) {
            out.writeBytes(bytes(Ip.parse(part.strip())));
        }
        return out.toByteArray();
    }

    private static Optional<String> addresses(byte[] bytes) {
        if (bytes.length == 0 || bytes.length % 4 != 0) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            parts.add(Ip.of(buffer.getInt()).text());
        }
        return Optional.of(String.join(",", parts));
    }

    private static byte[] number(String text, int size) {
        long value = Long.parseLong(text.strip());
        long limit = 1L << 8 * size;
        if (value >= limit || value < -limit / 2) {
            throw new IllegalArgumentException("not a number of " + 8 * size + " bits: " + text);
        }
        byte[] bytes = ByteBuffer.allocate(8).putLong(value).array();
        return Arrays.copyOfRange(bytes, 8 - size, 8);
    }

    private static Optional<String> unsigned(byte[] bytes, int size) {
        if (bytes.length < size) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[i] & 255;
        }
        return Optional.of(Long.toString(value));
    }

    private static byte[] raw(String text) {
        if (text.startsWith("string:")) {
            return text.substring("string:".length()).getBytes(StandardCharsets.UTF_8);
        }
        var out = new ByteArrayOutputStream();
        for (String part : text.split(",")) {
            int value = Integer.parseInt(part.strip());
            if (value < 0 || value > 255) {
                throw new IllegalArgumentException("not a byte: " + part);
            }
            out.write(value);
        }
        return out.toByteArray();
    }

    private static String decimals(byte[] bytes) {
        var text = new StringBuilder();
        for (byte value : bytes) {
            text.append(text.isEmpty() ? "" : ",").append(value & 255);
        }
        return text.toString();
    }
}
