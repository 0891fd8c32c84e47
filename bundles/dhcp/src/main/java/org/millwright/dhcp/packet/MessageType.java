// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.packet;

import java.util.Optional;

/** What a DHCP message asks or answers (option 53). */
public enum MessageType {
    DISCOVER(1, "dis"),
    OFFER(2, "ofr"),
    REQUEST(3, "req"),
    DECLINE(4, "dec"),
    ACK(5, "ack"),
    NAK(6, "nak"),
    RELEASE(7, "rel"),
    INFORM(8, "inf");

    private final int code;
    private final String text;

    MessageType(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The short form that option values use. */
    public String text() {
        return text;
    }

    public int code() {
        return code;
    }

    public static Optional<MessageType> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }

    public static Optional<MessageType> of(String text) {
        for (var type : values()) {
            if (type.text.equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
