// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.events;

import java.util.function.Consumer;
import org.millwright.models.Event;

/** Tells those who follow what happens: changes of objects, in the order of their commits, and what others publish. */
public interface Events {

    /** Tells this to all who follow. Never waits for any of them. */
    void publish(Event event);

    /**
     * Tells this to those who follow just now, and to nobody later: what comes so often that it would push everything else
     * out of memory. Whoever asks {@link #followed} first spares making it for nobody.
     */
    void pass(Event event);

    /** Whether anybody follows just now. */
    boolean followed();

    /**
     * Follows from now on, until closed.
     *
     * @param follower is called in the order of the events, one at a time, and must be quick
     */
    default Following follow(Consumer<Told> follower) {
        return follow(-1, follower);
    }

    /**
     * Follows from the event after this number on, as far as it is remembered: where events in between are not, the first
     * is {@code websocket.missed.<how many>}.
     *
     * @param number of the last event that the follower knows; negative for none before now
     */
    Following follow(long number, Consumer<Told> follower);

    /** Ends what {@link #follow} began. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
