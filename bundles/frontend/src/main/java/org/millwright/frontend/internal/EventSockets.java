// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

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

    private final Set<EventSocket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders =
            Executors.newFixedThreadPool(SENDERS, work -> daemon(work, "millwright-events"));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "millwright-event-pings"));

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
