// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.millwright.backend.events.Told;
import org.millwright.metrics.Counter;
import org.millwright.models.Event;

/**
 * What one client has still to be told, in order. It holds so much and no more: for what does not fit an event
 * {@code websocket.missed.<number of events>} takes the place.
 */
final class EventQueue {

    private static final int MOST_EVENTS = 1024;
    private static final int MOST_BYTES = 4 << 20;

    private final Queue<EventFilter> filters = new ConcurrentLinkedQueue<>();
    private final Predicate<Event> rights;
    private final Counter unheard;
    private final Deque<Told> waiting = new ArrayDeque<>();
    private long bytes;
    private long missed;
    private boolean ended;

    /** @param unheard counts what this client is not told */
    EventQueue(Predicate<Event> rights, Counter unheard) {
        this.rights = rights;
        this.unheard = unheard;
    }

    void register(EventFilter filter) {
        if (!filters.contains(filter)) {
            filters.add(filter);
        }
    }

    void deregister(EventFilter filter) {
        filters.remove(filter);
    }

    void register(Collection<String> texts) {
        texts.forEach(text -> register(EventFilter.of(text)));
    }

    boolean wants(Told told) {
        var event = told.event();
        return told.personal() || filters.stream().anyMatch(filter -> filter.finds(event)) && rights.test(event);
    }

    synchronized void add(Told told) {
        // Until the client has heard of the gap, nothing comes after it.
        if (missed > 0 || waiting.size() >= MOST_EVENTS || bytes >= MOST_BYTES) {
            missed++;
            unheard.count();
            return;
        }
        waiting.add(told);
        bytes += told.json().length;
        notifyAll();
    }

    /** The next to be told, waiting for it so long; empty also when interrupted, which is remembered. */
    synchronized Optional<Told> await(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis();
                !waits() && !ended && left > 0;
                left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return next();
    }

    /** Nobody shall wait for more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Those to be told next, with not much more than so many bytes together; at least one where any waits. */
    synchronized List<Told> next(int most) {
        var together = new ArrayList<Told>();
        for (int size = 0; size < most && waits(); ) {
            var told = next().orElseThrow();
            together.add(told);
            size += told.json().length;
        }
        return together;
    }

    synchronized boolean waits() {
        return !waiting.isEmpty() || missed > 0;
    }

    /** The next to be told; what was missed comes after what was kept. */
    synchronized Optional<Told> next() {
        var told = waiting.poll();
        if (told != null) {
            bytes -= told.json().length;
            return Optional.of(told);
        }
        if (missed == 0) {
            return Optional.empty();
        }
        var notice = Told.missed(missed);
        missed = 0;
        return Optional.of(notice);
    }
}
