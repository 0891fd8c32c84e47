// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers commits: to each listener, on a thread of its own, those that concern it in order, from the image on that it joined at. */
final class Listeners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Map<CommitListener, Delivery> deliveries = new ConcurrentHashMap<>();

    /** @param image the newest that is published; asked once the listener can't miss what follows it */
    void add(CommitListener listener, Supplier<? extends Image> image) {
        var delivery = new Delivery(listener);
        if (deliveries.putIfAbsent(listener, delivery) == null) {
            delivery.start(image.get());
        }
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
        private final CommitListener listener;
        private final LinkedBlockingQueue<Commit> queue = new LinkedBlockingQueue<>();
        private final Thread thread;
        private Image from;

        Delivery(CommitListener listener) {
            this.listener = listener;
            thread = new Thread(
                    this::run, "millwright-commits-" + listener.getClass().getSimpleName());
            thread.setDaemon(true);
        }

        void start(Image image) {
            from = image;
            thread.start();
        }

        private void run() {
            long joined = from.serial();
            guarded(() -> listener.joined(from));
            // Not held on to: it keeps all objects of that time.
            from = null;
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    var commit = queue.take();
                    if (commit.after().serial() > joined) {
                        guarded(() -> tell(commit));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private void tell(Commit commit) {
            try (var mark = commit.request().mark()) {
                listener.committed(commit);
            }
        }

        private static void guarded(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("A listener failed on a commit and goes on with the next", e);
            }
        }
    }
}
