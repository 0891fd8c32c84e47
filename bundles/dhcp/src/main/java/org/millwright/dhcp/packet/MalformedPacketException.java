// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.packet;

/** Bytes that are no DHCP packet a server answers; the message names the reason in one word. */
public final class MalformedPacketException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedPacketException(String reason) {
        super(reason);
    }
}
