// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.millwright.backend.events.Events;
import org.millwright.logs.LogLine;
import org.millwright.models.Event;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the lines of the log as events, on a thread of its own, so that who logs waits for nobody. What doesn't fit its
 * queue is told to nobody, nor is what telling them causes.
 */
@Component(service = LogEvents.class)
public final class LogEvents {

    private static final int MOST_WAITING = 1000;

    private final Events events;
    private final BlockingQueue<LogLine> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread teller = new Thread(this::run, "millwright-log-events");

    @Activate
    public LogEvents(@Reference Events events) {
        this.events = events;
        teller.setDaemon(true);
        teller.start();
    }

    @Deactivate
    void close() {
        teller.interrupt();
    }

    /** Whether this thread is the one that tells them. */
    boolean telling() {
        return Thread.currentThread() == teller;
    }

    void tell(LogLine line) {
        if (!line.ignorePublish() && events.followed()) {
            boolean unused = waiting.offer(line);
        }
    }

    private void run() {
        try {
            while (true) {
                var line = waiting.take();
                events.pass(new Event(line.time(), "log", line.level(), line.service(), line.principal(), line, null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
