// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.metrics.MetricSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Who follows the events now: each goes on with the rights of the moment, or ends where its login was revoked.
 */
@Component(service = {EventClients.class, CommitListener.class, MetricSource.class})
public final class EventClients implements CommitListener, MetricSource {

    private final EventSockets sockets = new EventSockets();
    private final Map<EventQueue, Viewer> streams = new ConcurrentHashMap<>();

    @Deactivate
    void close() {
        sockets.close();
    }

    EventSockets sockets() {
        return sockets;
    }

    /** One over plain HTTP, until it is removed. */
    void add(EventQueue queue, Viewer viewer) {
        streams.put(queue, viewer);
        // A commit may have revoked it before it stood there.
        look(queue, viewer);
    }

    void remove(EventQueue queue) {
        streams.remove(queue);
    }

    @Override
    public void report(Report report) {
        report.gauge("millwright_event_sockets", "Clients that follow the events by WebSocket.", sockets.size());
    }

    @Override
    public boolean concerns(Commit commit) {
        return Viewer.concerns(commit);
    }

    @Override
    public void joined(Image image) {
        look();
    }

    @Override
    public void committed(Commit commit) {
        look();
    }

    private void look() {
        sockets.look();
        streams.forEach(EventClients::look);
    }

    private static void look(EventQueue queue, Viewer viewer) {
        if (!viewer.stands()) {
            queue.end();
        }
    }
}
