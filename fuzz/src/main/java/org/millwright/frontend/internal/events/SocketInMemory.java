// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.core.OutgoingFrames;
import org.millwright.backend.access.Claims;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Principal;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.metrics.Metrics;
import org.millwright.models.Event;
import org.millwright.store.MemoryStore;

/** The event socket without a network. */
public final class SocketInMemory {

    private static final EventSockets SOCKETS = new EventSockets() {
        @Override
        void send(Runnable work) {
            work.run();
        }

        @Override
        void sendLater(Runnable work) {
            work.run();
        }
    };

    private static final LiveBackend BACKEND = new LiveBackend(new MemoryStore(), List::of);
    private static final Principal NOBODY = new Principal("user:nobody", new Claims(List.of()));

    /** What a client that sends these messages is sent, with these events after the last. */
    public static List<String> talk(List<String> messages, List<Event> events) {
        var sent = new CopyOnWriteArrayList<String>();
        var session = (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> null);
        OutgoingFrames client = out -> {
            sent.add(out.getFrame().getPayloadAsUTF8());
            out.getCallback().succeeded();
        };
        var hub = new EventHub();
        var queue = new EventQueue(event -> true, Metrics.NONE.counter("missed_total", ""));
        var viewer = new Viewer(BACKEND, new Login(NOBODY, image -> Optional.of(NOBODY)));
        var socket = new EventSocket(viewer, queue, hub, SOCKETS);
        socket.open(session, client);
        messages.forEach(socket::onWebSocketText);
        events.forEach(hub::publish);
        socket.onWebSocketClose(1000, "", Callback.NOOP);
        return List.copyOf(sent);
    }

    private SocketInMemory() {}
}
