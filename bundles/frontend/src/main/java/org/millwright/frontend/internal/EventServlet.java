// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.events.Events;
import org.millwright.metrics.Counter;
import org.millwright.metrics.MetricSource;
import org.millwright.metrics.Metrics;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The events as they happen: a WebSocket (RFC 6455), for those who can't hold one server-sent events
 * ({@code Accept: text/event-stream}), and for the rest answers that wait ({@code ?register=...}).
 */
@Component(service = {Servlet.class, CommitListener.class, MetricSource.class})
@HttpWhiteboardServletPattern("/api/v3/ws")
public final class EventServlet extends HttpServlet implements CommitListener, MetricSource {

    private static final long serialVersionUID = 1L;

    private final transient Backend backend;
    private final transient Authentication authentication;
    private final transient Events events;
    private final transient EventStream stream;
    private final transient Counter missed;
    private final transient EventSockets sockets = new EventSockets();
    private final transient Map<EventQueue, Viewer> streams = new ConcurrentHashMap<>();

    @Activate
    public EventServlet(
            @Reference Backend backend,
            @Reference Authentication authentication,
            @Reference Events events,
            @Reference Metrics metrics) {
        this.backend = backend;
        this.authentication = authentication;
        this.events = events;
        this.stream = new EventStream(events);
        this.missed = metrics.counter("millwright_events_missed_total", "Events that slow clients are not told of.");
    }

    @Deactivate
    void close() {
        sockets.close();
    }

    @Override
    public void report(Report report) {
        report.gauge("millwright_event_sockets", "Clients that follow the events by WebSocket.", sockets.size());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = LogWish.of(request);
        try (var mark = asked.mark()) {
            var query = Query.parse(request.getQueryString());
            var caller = authentication.of(asked, header(request, "Authorization"), query);
            if (caller.isEmpty()) {
                authentication.missing(asked);
                Answers.write(request, response, Answer.empty(401).with(Answers.CHALLENGE, Answers.REALM));
            } else if (header(request, "Upgrade").equalsIgnoreCase("websocket")) {
                upgrade(request, response, new Viewer(backend, caller.get().login()));
            } else if (header(request, "Accept").contains(EventStream.TYPE)) {
                Answers.allowPages(request, response);
                String last = header(request, "Last-Event-ID");
                follow(caller.get(), queue -> stream.send(query, last, queue, response));
            } else if (query.has(EventStream.REGISTER)) {
                follow(caller.get(), queue -> Answers.write(request, response, stream.poll(query, queue)));
            } else {
                refuse(request, response, "Bad Request");
            }
        } catch (Problem p) {
            Answers.write(request, response, Answer.of(p));
        }
    }

    private interface Plain {
        void answer(EventQueue queue) throws IOException;
    }

    private void follow(Caller caller, Plain way) throws IOException {
        var viewer = new Viewer(backend, caller.login());
        var queue = new EventQueue(viewer::sees, missed);
        streams.put(queue, viewer);
        try {
            // A commit may have revoked it before it stood there.
            look(queue, viewer);
            way.answer(queue);
        } finally {
            streams.remove(queue);
        }
    }

    @Override
    public void committed(Commit commit) {
        if (Viewer.concerns(commit)) {
            look();
        }
    }

    private void look() {
        sockets.look();
        streams.forEach(EventServlet::look);
    }

    private static void look(EventQueue queue, Viewer viewer) {
        if (!viewer.stands()) {
            queue.end();
        }
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response, Viewer viewer) throws IOException {
        var core = ServletContextRequest.getServletContextRequest(request);
        var context = Objects.requireNonNull(ContextHandler.getCurrentContextHandler());
        var container = ServerWebSocketContainer.ensure(context.getServer(), context);
        var done = new Callback.Completable();
        boolean upgraded = container.upgrade(
                (asked, answer, callback) -> {
                    // The events of a fleet compressed for each client would cost more than they save.
                    answer.setExtensions(List.of());
                    return new EventSocket(viewer, new EventQueue(viewer::sees, missed), events, sockets);
                },
                core,
                core.getServletContextResponse(),
                done);
        if (!upgraded) {
            refuse(request, response, "WebSocket handshake expected");
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        response.setHeader("Sec-Websocket-Version", "13");
        Answers.write(request, response, Answer.of(new Problem("", "", request.getMethod(), List.of(why), 400)));
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
