// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.net;

import java.util.Map;

/**
 * A listener of this server: registered as a service once it answers, and also, not enabled, where it is switched off.
 *
 * @param name api, static, tftp, dhcp or binl
 * @param port the port in use, which may differ from the one configured where low ports can't be bound
 * @param address where it answers, for people: {@code https://host:8092}, {@code 0.0.0.0:69}, or {@code off}
 * @param ailment why it is not where it should be, in words for an operator; empty for nothing
 */
public record Endpoint(String name, int port, boolean enabled, String address, String ailment) {

    /** The listeners that a server has; ready is when each of them is registered. */
    public static final Map<String, Integer> PORTS =
            Map.of("api", 8092, "static", 8091, "tftp", 69, "dhcp", 67, "binl", 4011);

    public Endpoint(String name, int port, boolean enabled, String address) {
        this(name, port, enabled, address, "");
    }

    public static Endpoint off(String name, int port) {
        return new Endpoint(name, port, false, "off");
    }

    /** One that should answer at this port, and can't. */
    public static Endpoint failed(String name, int port) {
        return new Endpoint(name, port, false, "off", "port " + port + " can't be had; the log says why");
    }

    /** With a word about the port, where that is not the one that was wanted. */
    public Endpoint wanting(int wanted) {
        String elsewhere = "port " + wanted + " can't be had: it answers at " + port + ", where firmware won't ask";
        return wanted == 0 || wanted == port ? this : new Endpoint(name, port, enabled, address, elsewhere);
    }
}
