// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.metrics.Counter;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.Summary;

/** What is counted of a service: requests by what they ask, replies by what came of them, and what they cost. */
record PacketCounts(Counter requests, Counter replies, Summary duration, Summary requestSize, Summary responseSize) {

    private static final Map<MessageType, String> TYPES = new EnumMap<>(MessageType.class);

    static {
        Arrays.stream(MessageType.values()).forEach(type -> TYPES.put(type, word(type.name())));
    }

    private static String word(String name) {
        return name.length() == 3 ? name : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    static PacketCounts of(Service service, Metrics metrics) {
        String prefix = "drp_" + service.endpoint() + "_";
        return new PacketCounts(
                metrics.counter(
                        prefix + "requests_total", "Packets, by type of message or what is wrong with them.", "type"),
                metrics.counter(prefix + "replies_total", "What became of the packets.", "type"),
                metrics.summary(
                        prefix + "request_duration_seconds",
                        "From a packet to its reply, or to the decision for none.",
                        Summary.Unit.NANOSECONDS),
                metrics.summary(prefix + "request_size_bytes", "Bytes of packets.", Summary.Unit.BYTES),
                metrics.summary(prefix + "response_size_bytes", "Bytes of replies.", Summary.Unit.BYTES));
    }

    void asked(MessageType type) {
        requests.with(TYPES.get(type)).count();
    }

    /** @param reason one word */
    void malformed(String reason) {
        requests.with(reason).count();
    }

    void replied(String result) {
        replies.with(result).count();
    }
}
