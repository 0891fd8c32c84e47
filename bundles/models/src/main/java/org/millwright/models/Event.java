// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, as clients are told.
 *
 * @param type what it happened to, for the most part the name of a kind
 * @param principal who did it; empty for the server itself
 * @param object as it was afterwards, or before it was deleted; null where there is none
 * @param original as it was before an update; null otherwise
 */
public record Event(
        Instant time,
        String type,
        String action,
        String key,
        String principal,
        @Nullable Object object,
        @Nullable Object original) {

    /** The time of events whose sender gave none. */
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    public Event {
        time = Optional.ofNullable(time).orElse(NEVER);
        type = Fill.text(type);
        action = Fill.text(action);
        key = Fill.text(key);
        principal = Fill.text(principal);
    }

    /** One that says no more than that it happened. */
    public static Event of(String type, String action, String key) {
        return new Event(Instant.now(), type, action, key, "", null, null);
    }

    public Event by(String who) {
        return new Event(time, type, action, key, who, object, original);
    }

    public Event with(Object seen) {
        return new Event(time, type, action, key, principal, seen, original);
    }
}
