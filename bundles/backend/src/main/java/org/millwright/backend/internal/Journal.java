// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.millwright.backend.Commit;
import org.millwright.models.Problem;
import org.millwright.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer at a time makes the next image; one thread stores what they made, many transactions with one sync, and
 * publishes it. Nobody is answered before that. When the store refuses, all that built on it is refused too.
 */
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Store store;
    private final Consumer<Commit> deliver;
    private final ReentrantLock writer = new ReentrantLock();
    private final Condition work = writer.newCondition();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Thread syncer = new Thread(this::run, "millwright-journal");
    private ImageState pending;
    private boolean closed;
    private volatile ImageState published;

    Journal(Store store, ImageState start, Consumer<Commit> deliver) {
        this.store = store;
        this.deliver = deliver;
        this.pending = start;
        this.published = start;
        syncer.setDaemon(true);
        syncer.start();
    }

    ImageState published() {
        return published;
    }

    <R> R write(Function<ImageState, Draft> begin, Function<Draft, R> change) {
        R result;
        CompletableFuture<Void> durable;
        var trace = TransactionTrace.begin();
        writer.lock();
        try {
            trace.acquired();
            if (closed) {
                throw new Problem("", "", "", List.of("The server is shutting down"), 503);
            }
            var draft = begin.apply(pending);
            result = change.apply(draft);
            durable = draft.unchanged() ? lastWaiting() : enqueue(draft.seal());
        } finally {
            writer.unlock();
            trace.released();
        }
        try {
            durable.join();
        } catch (CompletionException e) {
            throw new Problem(
                    "", "", "STORE_ERROR", List.of(String.valueOf(e.getCause().getMessage())), 507);
        } finally {
            trace.ended();
        }
        return result;
    }

    /** What was read may rest on what isn't durable yet. */
    private CompletableFuture<Void> lastWaiting() {
        return waiting.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : waiting.peekLast().durable();
    }

    private CompletableFuture<Void> enqueue(Draft.Sealed sealed) {
        var entry = new Waiting(sealed, new CompletableFuture<>());
        pending = sealed.after();
        waiting.add(entry);
        work.signal();
        return entry.durable();
    }

    private void run() {
        while (storeNext()) {
            // No variable here: while it waits it must not hold on to the images of the last batch.
        }
    }

    private boolean storeNext() {
        var batch = next();
        var entries = new ArrayList<Store.Entry>();
        batch.forEach(one -> entries.addAll(one.sealed().entries()));
        try {
            if (!entries.isEmpty()) {
                store.append(entries);
            }
            publish(batch);
        } catch (RuntimeException e) {
            LOG.error("The store refused {} changes; nothing of them was kept: {}", entries.size(), e.toString());
            refuse(e);
        }
        return !batch.isEmpty();
    }

    /** Everything that waits; empty when closed. It stays in the queue until stored, for readers to wait on. */
    private List<Waiting> next() {
        writer.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            return List.copyOf(waiting);
        } finally {
            writer.unlock();
        }
    }

    private void publish(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        writer.lock();
        try {
            batch.forEach(one -> waiting.remove());
            published = batch.get(batch.size() - 1).sealed().after();
        } finally {
            writer.unlock();
        }
        for (Waiting one : batch) {
            deliver.accept(one.sealed().commit());
            one.durable().complete(null);
        }
    }

    private void refuse(RuntimeException why) {
        List<Waiting> refused;
        writer.lock();
        try {
            refused = List.copyOf(waiting);
            waiting.clear();
            pending = published;
        } finally {
            writer.unlock();
        }
        refused.forEach(one -> one.durable().completeExceptionally(why));
    }

    /** Stores what waits, then ends. */
    @Override
    public void close() {
        writer.lock();
        try {
            closed = true;
            work.signal();
        } finally {
            writer.unlock();
        }
        try {
            syncer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A transaction that isn't durable yet. */
    private record Waiting(Draft.Sealed sealed, CompletableFuture<Void> durable) {}
}
