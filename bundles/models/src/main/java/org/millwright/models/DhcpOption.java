// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

/**
 * A DHCP option that a subnet, reservation or lease gives.
 *
 * @param code 0 to 255 (RFC 2132)
 * @param value its text form, a template over the options that the client sent
 */
public record DhcpOption(int code, String value) {

    public DhcpOption {
        value = Fill.text(value);
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException(
                    "json: cannot unmarshal number " + code + " into Go struct field DhcpOption.Code of type uint8");
        }
    }
}
