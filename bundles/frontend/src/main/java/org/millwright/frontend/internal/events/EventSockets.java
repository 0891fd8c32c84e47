// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The event sockets that are open, and the threads that send to them. */
class EventSockets implements AutoCloseable {

    private static final int SENDERS = 4;
    private static final long PING_SECONDS = 54;

    /** Each open socket adds so much to the pause between two writes to one, so all together get 10,000 a second. */
    private static final long PAUSE_MICROS = 100;

    private static final long LONGEST_PAUSE_MICROS = 100_000;

    private final Set<EventSocket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders =
            Executors.newFixedThreadPool(SENDERS, work -> daemon(work, "millwright-events"));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "millwright-event-clock"));

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Keeps it until it is removed. */
    void add(EventSocket socket) {
        open.add(socket);
    }

    void remove(EventSocket socket) {
        open.remove(socket);
    }

    int size() {
        return open.size();
    }

    /** Each goes on with the rights of now, or ends where its login was revoked. */
    void look() {
        open.forEach(EventSocket::look);
    }

    /** Does this soon, on one of few threads. Throws {@link RejectedExecutionException} after the end. */
    void send(Runnable work) {
        senders.execute(work);
    }

    /** Does this after the pause that one client leaves to the others. Throws as {@link #send}. */
    void sendLater(Runnable work) {
        long pause = Math.min(open.size() * PAUSE_MICROS, LONGEST_PAUSE_MICROS);
        var unused = clock.schedule(() -> send(work), pause, TimeUnit.MICROSECONDS);
    }

    /** Does this as often as a client may expect a sign of life. */
    Future<?> ping(Runnable work) {
        return clock.scheduleAtFixedRate(work, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        open.forEach(EventSocket::leave);
        senders.shutdownNow();
        clock.shutdownNow();
    }
}
