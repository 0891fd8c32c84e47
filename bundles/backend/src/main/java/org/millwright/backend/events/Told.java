// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.events;

import org.millwright.models.Event;
import org.millwright.models.Wire;

/** An event that was published; its JSON is made when first asked for, and once for all. */
public final class Told {

    private final long number;
    private final Event event;
    private final boolean personal;
    private volatile byte[] json;

    public Told(long number, Event event) {
        this(number, event, false);
    }

    private Told(long number, Event event, boolean personal) {
        this.number = number;
        this.event = event;
        this.personal = personal;
    }

    /** What one client alone is told. */
    public static Told personal(Event event) {
        return new Told(0, event, true);
    }

    /** Tells one who follows that so many events passed by. */
    public static Told missed(long events) {
        return personal(Event.of("websocket", "missed", Long.toString(events)));
    }

    /**
     * Counts the events since this server was started, from 1; of what is remembered nowhere that of the event before. 0 where
     * there was none, and for what one client alone is told.
     */
    public long number() {
        return number;
    }

    /** Whether it is for one client alone, whatever that one asked for. */
    public boolean personal() {
        return personal;
    }

    public Event event() {
        return event;
    }

    /** As clients read it, in UTF-8; the same array for all, who leave it as it is. */
    public byte[] json() {
        var known = json;
        if (known == null) {
            known = Wire.bytes(event);
            json = known;
        }
        return known;
    }
}
