// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.millwright.models.Event;
import org.millwright.models.Wire;

/** An event that was published; its JSON is made when first asked for, and once for all. */
public final class Told {

    private final long number;
    private final Event event;
    private volatile String json;

    public Told(long number, Event event) {
        this.number = number;
        this.event = event;
    }

    /** Tells one who follows that so many events passed by. */
    public static Told missed(long events) {
        return new Told(0, Event.of("websocket", "missed", Long.toString(events)));
    }

    /** Counts the events since this server was started, from 1; 0 for what one client alone is told. */
    public long number() {
        return number;
    }

    public Event event() {
        return event;
    }

    /** As clients read it. */
    public String json() {
        var known = json;
        if (known == null) {
            known = new String(Wire.bytes(event), UTF_8);
            json = known;
        }
        return known;
    }
}
