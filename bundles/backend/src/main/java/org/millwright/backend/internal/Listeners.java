// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers commits: to each listener those that concern it in order, on a thread of its own. */
final class Listeners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Map<CommitListener, Delivery> deliveries = new ConcurrentHashMap<>();

    void add(CommitListener listener) {
        deliveries.computeIfAbsent(listener, Delivery::new);
    }

    void remove(CommitListener listener) {
        var delivery = deliveries.remove(listener);
        if (delivery != null) {
            delivery.thread.interrupt();
        }
    }

    void deliver(Commit commit) {
        deliveries.forEach((listener, delivery) -> {
            if (concerns(listener, commit)) {
                delivery.queue.add(commit);
            }
        });
    }

    /** Who can't say so is told: it fails there on a thread of its own. */
    private static boolean concerns(CommitListener listener, Commit commit) {
        try {
            return listener.concerns(commit);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A listener can't say whether a commit concerns it", e);
            return true;
        }
    }

    @Override
    public void close() {
        deliveries.keySet().forEach(this::remove);
    }

    private static final class Delivery {
        private final LinkedBlockingQueue<Commit> queue = new LinkedBlockingQueue<>();
        private final Thread thread;

        Delivery(CommitListener listener) {
            thread = new Thread(
                    () -> run(listener),
                    "millwright-commits-" + listener.getClass().getSimpleName());
            thread.setDaemon(true);
            thread.start();
        }

        private void run(CommitListener listener) {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    var commit = queue.take();
                    try (var mark = commit.request().mark()) {
                        listener.committed(commit);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    LOG.error("A listener failed on a commit and goes on with the next", e);
                }
            }
        }
    }
}
