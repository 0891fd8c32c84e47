// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.OutgoingFrames;
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
    private static final int LONGEST_MESSAGE = 512;

    /** Of a client that is sent much at once. */
    private static final int BUFFER = 16 << 10;

    private final Viewer viewer;
    private final EventQueue queue;
    private final Events events;
    private final EventSockets sockets;
    private volatile Session session;
    private volatile EventSender sender;
    private volatile Events.Following following = () -> {};
    private volatile Future<?> pings;

    EventSocket(Viewer viewer, EventQueue queue, Events events, EventSockets sockets) {
        this.viewer = viewer;
        this.queue = queue;
        this.events = events;
        this.sockets = sockets;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        opened.setIdleTimeout(SILENCE);
        opened.setMaxTextMessageSize(LONGEST_MESSAGE);
        opened.setOutputBufferSize(BUFFER);
        // Only the session below sends several messages with one write.
        open(opened, ((WebSocketSession) opened).getCoreSession());
    }

    void open(Session opened, OutgoingFrames client) {
        session = opened;
        sender = new EventSender(queue, sockets, client, this::leave);
        following = events.follow(this::told);
        pings = sockets.ping(this::ping);
        sockets.add(this);
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
        sender.wake();
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
        sockets.remove(this);
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
