// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An IP address as objects hold it; {@link #NONE} where there is none.
 *
 * @param text dotted for IPv4, RFC 5952 for IPv6, empty for none
 */
public record Ip(@JsonValue String text) implements Comparable<Ip> {

    /** No address. */
    public static final Ip NONE = new Ip("");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * Reads an address; the empty text is {@link #NONE}.
     *
     * @throws IllegalArgumentException {@code invalid IP address: x}
     */
    @JsonCreator
    public static Ip parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        long v4 = v4(text);
        if (v4 >= 0) {
            return of((int) v4);
        }
        if (V6.matcher(text).matches()) {
            try {
                return of(InetAddress.getByName(text));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("invalid IP address: " + text, e);
            }
        }
        throw new IllegalArgumentException("invalid IP address: " + text);
    }

    /** Four numbers of up to three digits, none above 255, with dots between them; negative where it is something else. */
    private static long v4(String text) {
        long bits = 0;
        int part = -1;
        int digits = 0;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && ++digits <= 3) {
                part = Math.max(part, 0) * 10 + c - '0';
            } else if (c == '.' && part >= 0 && part <= 255 && ++dots <= 3) {
                bits = bits << 8 | part;
                part = -1;
                digits = 0;
            } else {
                return -1;
            }
        }
        return dots == 3 && part >= 0 && part <= 255 ? bits << 8 | part : -1;
    }

    /** The IPv4 address with these bits, in network order. */
    public static Ip of(int bits) {
        return new Ip((bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255));
    }

    public static Ip of(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return new Ip(scope < 0 ? text : text.substring(0, scope));
    }

    /** That of one end of a connection; {@link #NONE} where it isn't one over IP. */
    public static Ip of(SocketAddress end) {
        return end instanceof InetSocketAddress internet ? of(internet.getAddress()) : NONE;
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    public boolean isV4() {
        return text.indexOf('.') > 0 && text.indexOf(':') < 0;
    }

    /** The bits of an IPv4 address in network order. */
    public int bits() {
        int bits = 0;
        int part = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                bits = bits << 8 | part;
                part = 0;
            } else {
                part = part * 10 + c - '0';
            }
        }
        return bits << 8 | part;
    }

    /** The key of leases and reservations: eight upper-case hex digits, or the empty text for what is not IPv4. */
    public String hex() {
        return isV4() ? HEX.toHexDigits(bits()) : "";
    }

    /** Whether a host can have this address: not none, 0.0.0.0, loopback, link-local, multicast or broadcast. */
    public boolean isGlobalUnicast() {
        if (!isV4()) {
            return false;
        }
        int bits = bits();
        return bits != 0 && bits != -1 && bits >>> 24 != 127 && bits >>> 28 != 14 && bits >>> 16 != 0xA9FE;
    }

    public Inet4Address inet4() {
        int bits = bits();
        try {
            return (Inet4Address) InetAddress.getByAddress(
                    new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int compareTo(Ip other) {
        return isV4() && other.isV4() ? Integer.compareUnsigned(bits(), other.bits()) : text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
