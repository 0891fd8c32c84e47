// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Optional;

/** An IPv4 network: its address with a prefix length of 0 to 32. */
public record Cidr(int address, int prefix) {

    /** Reads {@code 10.0.0.1/24}; empty where the text is none. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        try {
            var address = Ip.parse(text.substring(0, Math.max(slash, 0)));
            int prefix = Integer.parseInt(text.substring(slash + 1));
            return slash > 0 && address.isV4() && prefix >= 0 && prefix <= 32
                    ? Optional.of(new Cidr(address.bits(), prefix))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public int mask() {
        return prefix == 0 ? 0 : -1 << 32 - prefix;
    }

    public Ip network() {
        return Ip.of(address & mask());
    }

    public Ip broadcast() {
        return Ip.of(address | ~mask());
    }

    public boolean contains(Ip other) {
        return other.isV4() && (other.bits() & mask()) == (address & mask());
    }

    @Override
    public String toString() {
        return Ip.of(address) + "/" + prefix;
    }
}
