// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.millwright.backend.Backend;
import org.millwright.backend.events.Events;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.Answers;
import org.millwright.frontend.internal.exchange.Exchange;
import org.millwright.frontend.internal.exchange.ExchangeHandler;
import org.millwright.frontend.internal.exchange.LogWish;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.frontend.internal.login.Authentication;
import org.millwright.frontend.internal.login.Caller;
import org.millwright.http.Direct;
import org.millwright.metrics.Counter;
import org.millwright.metrics.Metrics;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The events as they happen: a WebSocket (RFC 6455), for those who can't hold one server-sent events
 * ({@code Accept: text/event-stream}), and for the rest answers that wait ({@code ?register=...}).
 */
@Component(service = Direct.class, property = Direct.PATH + "=/api/v3/ws")
public final class EventHandler implements ExchangeHandler {

    private final Backend backend;
    private final Authentication authentication;
    private final Events events;
    private final EventStream stream;
    private final Counter missed;
    private final EventClients clients;

    @Activate
    public EventHandler(
            @Reference Backend backend,
            @Reference Authentication authentication,
            @Reference Events events,
            @Reference EventClients clients,
            @Reference Metrics metrics) {
        this.backend = backend;
        this.authentication = authentication;
        this.events = events;
        this.clients = clients;
        this.stream = new EventStream(events);
        this.missed = metrics.counter("millwright_events_missed_total", "Events that slow clients are not told of.");
    }

    @Override
    public void serve(Exchange exchange) {
        var asked = LogWish.of(exchange);
        try (var mark = asked.mark()) {
            var query = Query.parse(exchange.query());
            var caller = authentication.of(asked, exchange.header("Authorization"), query);
            if (caller.isEmpty()) {
                authentication.missing(asked);
                Answers.write(exchange, Answer.empty(401).with(Answers.CHALLENGE, Answers.REALM));
            } else if (exchange.header("Upgrade").equalsIgnoreCase("websocket")) {
                upgrade(exchange, new Viewer(backend, caller.get().login()));
            } else if (exchange.header("Accept").contains(EventStream.TYPE)) {
                Answers.allowPages(exchange);
                String last = exchange.header("Last-Event-ID");
                follow(caller.get(), queue -> stream.send(query, last, queue, exchange));
            } else if (query.has(EventStream.REGISTER)) {
                follow(caller.get(), queue -> Answers.write(exchange, stream.poll(query, queue)));
            } else {
                refuse(exchange, "Bad Request");
            }
        } catch (Problem p) {
            Answers.write(exchange, Answer.of(p));
        }
    }

    private void follow(Caller caller, Consumer<EventQueue> way) {
        var viewer = new Viewer(backend, caller.login());
        var queue = new EventQueue(viewer::sees, missed);
        try {
            clients.add(queue, viewer);
            way.accept(queue);
        } finally {
            clients.remove(queue);
        }
    }

    private void upgrade(Exchange exchange, Viewer viewer) {
        var container = ServerWebSocketContainer.ensure(
                exchange.request().getConnectionMetaData().getConnector().getServer());
        boolean upgraded = container.upgrade(
                (asked, answer, callback) -> {
                    // The events of a fleet compressed for each client would cost more than they save.
                    answer.setExtensions(List.of());
                    return new EventSocket(viewer, new EventQueue(viewer::sees, missed), events, clients.sockets());
                },
                exchange.request(),
                exchange.response(),
                exchange.callback());
        if (!upgraded) {
            refuse(exchange, "WebSocket handshake expected");
        }
    }

    private static void refuse(Exchange exchange, String why) {
        exchange.header("Sec-Websocket-Version", "13");
        Answers.write(exchange, Answer.of(new Problem("", "", exchange.method(), List.of(why), 400)));
    }
}
