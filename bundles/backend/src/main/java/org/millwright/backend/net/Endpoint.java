// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.net;

import java.util.Map;

/**
 * A listener of this server: registered as a service once it answers, and also, not enabled, where it is switched off.
 *
 * @param name api, static, tftp, dhcp or binl
 * @param port the port in use, which may differ from the one configured where low ports can't be bound
 * @param address where it answers, for people: {@code https://host:8092}, {@code 0.0.0.0:69}, or {@code off}
 */
public record Endpoint(String name, int port, boolean enabled, String address) {

    /** The listeners that a server has; ready is when each of them is registered. */
    public static final Map<String, Integer> PORTS =
            Map.of("api", 8092, "static", 8091, "tftp", 69, "dhcp", 67, "binl", 4011);

    public static Endpoint off(String name, int port) {
        return new Endpoint(name, port, false, "off");
    }
}
