// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.millwright.backend.events.Events;
import org.millwright.backend.events.Told;
import org.millwright.models.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the event socket: what it registers for is answered and then sent, one message after another, so that a
 * slow client delays nobody else.
 */
public final class EventSocket implements Session.Listener.AutoDemanding {

    private static final Logger LOG = LoggerFactory.getLogger(EventSocket.class);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final long PING_SECONDS = 54;
    private static final int LONGEST_MESSAGE = 512;

    private final EventQueue queue;
    private final Events events;
    private final Executor senders;
    private final ScheduledExecutorService clock;
    private final Set<EventSocket> open;
    private final Viewer viewer;
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile Session session;
    private volatile Events.Following following = () -> {};
    private volatile Future<?> pings;

    /** @param open where it stands as long as it is open */
    EventSocket(
            Viewer viewer,
            EventQueue queue,
            Events events,
            Executor senders,
            ScheduledExecutorService clock,
            Set<EventSocket> open) {
        this.viewer = viewer;
        this.queue = queue;
        this.events = events;
        this.senders = senders;
        this.clock = clock;
        this.open = open;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.setIdleTimeout(SILENCE);
        opened.setMaxTextMessageSize(LONGEST_MESSAGE);
        following = events.follow(this::told);
        pings = clock.scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
        open.add(this);
        // A commit may have revoked it before it stood there.
        look();
    }

    @Override
    public void onWebSocketText(String message) {
        var words = message.trim().split("\\s", 2);
        String verb = words[0];
        if (words.length < 2 || !verb.equals("register") && !verb.equals("deregister")) {
            LOG.info("WS: Unknown: Received message: {}", message.replaceAll("\\p{Cntrl}", " "));
            return;
        }
        var filter = EventFilter.of(words[1].trim());
        if (verb.equals("register")) {
            queue.register(filter);
        } else {
            queue.deregister(filter);
        }
        add(Told.personal(Event.of("websocket", verb, filter.text())));
    }

    /** Goes on with the rights of now, or ends where the login was revoked. */
    void look() {
        if (!viewer.stands()) {
            session.close(StatusCode.POLICY_VIOLATION, "The login was revoked", Callback.NOOP);
            end();
        }
    }

    private void told(Told told) {
        if (queue.wants(told)) {
            add(told);
        }
    }

    private void add(Told told) {
        queue.add(told);
        wake();
    }

    private void wake() {
        if (sending.compareAndSet(false, true)) {
            sendNext();
        }
    }

    private void sendNext() {
        try {
            senders.execute(this::send);
        } catch (RejectedExecutionException e) {
            leave();
        }
    }

    /** Sends the next one; when that is gone, the one after. */
    private void send() {
        var next = queue.next();
        if (next.isEmpty()) {
            sending.set(false);
            // One may have come in between.
            if (queue.waits()) {
                wake();
            }
            return;
        }
        session.sendText(next.get().json(), Callback.from(this::sendNext, failure -> leave()));
    }

    private void ping() {
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    /** Ends the connection at once. */
    void leave() {
        session.disconnect();
        end();
    }

    private void end() {
        open.remove(this);
        following.close();
        pings.cancel(false);
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        end();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("The event socket of a client ends", cause);
        end();
    }
}
