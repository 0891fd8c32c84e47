// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.millwright.store.Store;
import org.millwright.store.Store.Entry;
import org.millwright.store.StoreException;
import org.millwright.store.internal.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the journal has to the store behind it: what came together in a while, each key once. Tries again until
 * the store takes it.
 */
final class Applier {

    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

    private static final long GATHER = TimeUnit.SECONDS.toNanos(1);
    private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

    private final Store behind;
    private final JournalFiles files;
    private final JournalLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Held while the store behind is written or read, so that a reader never sees half a group. */
    private final ReentrantLock touching = new ReentrantLock();

    private final Thread thread = new Thread(this::run, "millwright-store");
    private Changes group = new Changes();
    private Changes waiting;
    private long applied;
    private String failure = "";
    private boolean closed;

    Applier(Store behind, JournalFiles files, JournalLimits limits, Changes left) {
        this.behind = behind;
        this.files = files;
        this.limits = limits;
        this.waiting = left;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until the store behind has caught up enough.
     *
     * @throws StoreException where it can't, because it refuses to be written
     */
    void awaitRoom() {
        lock.lock();
        try {
            while (group.bytes() + waiting.bytes() >= limits.lag()
                    || group.written() + waiting.written() >= limits.journal()) {
                if (!failure.isEmpty()) {
                    throw new StoreException(failure);
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void add(long sequence, List<Entry> entries) {
        lock.lock();
        try {
            boolean first = waiting.isEmpty();
            waiting.add(sequence, entries);
            if (first || enough()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean enough() {
        return waiting.bytes() >= limits.group() || waiting.written() >= limits.journal() / 2;
    }

    /** What the store behind has, overlaid with what it does not have yet. */
    void replay(Store.Reader reader) {
        touching.lock();
        try {
            var missing = missing();
            behind.replay((kind, key, value) -> {
                if (!missing.has(kind, key)) {
                    reader.entry(kind, key, value);
                }
            });
            missing.entries().stream()
                    .filter(entry -> !entry.removes())
                    .forEach(entry -> reader.entry(entry.kind(), entry.key(), entry.value()));
        } finally {
            touching.unlock();
        }
    }

    private Changes missing() {
        lock.lock();
        try {
            var missing = new Changes();
            missing.overlay(group);
            missing.overlay(waiting);
            return missing;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        prepare();
        while (next()) {
            while (!apply()) {
                if (retriesNoMore()) {
                    return;
                }
            }
            release();
            prepare();
        }
    }

    private void prepare() {
        try {
            files.prepare();
        } catch (IOException e) {
            LOG.debug("No segment made ahead", e);
        }
    }

    /** Takes what waits, after a pause in which it gathers; false when closed and nothing is left. */
    private boolean next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            pause(GATHER, () -> enough() || closed);
            group = waiting;
            waiting = new Changes();
            return !group.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void pause(long nanos, BooleanSupplier over) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = nanos; left > 0 && !over.getAsBoolean(); left = end - System.nanoTime()) {
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted", e);
        }
    }

    private boolean apply() {
        touching.lock();
        try {
            behind.append(group.entries());
            done();
            return true;
        } catch (RuntimeException e) {
            failed(String.valueOf(e.getMessage()));
            return false;
        } finally {
            touching.unlock();
        }
    }

    private void done() {
        lock.lock();
        try {
            if (!failure.isEmpty()) {
                LOG.info("The store behind {} can be written again", files.folder());
            }
            failure = "";
            applied = group.upTo();
            group = new Changes();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** That it can't be written, or lags far behind. */
    String ailment() {
        lock.lock();
        try {
            if (!failure.isEmpty()) {
                return failure + "; what was written is safe in " + files.folder();
            }
            long bytes = group.bytes() + waiting.bytes();
            return bytes < limits.lag() / 2 ? "" : bytes + " bytes wait in " + files.folder();
        } finally {
            lock.unlock();
        }
    }

    long backlog() {
        lock.lock();
        try {
            return group.bytes() + waiting.bytes();
        } finally {
            lock.unlock();
        }
    }

    private void failed(String why) {
        lock.lock();
        try {
            if (failure.isEmpty()) {
                LOG.error("{}; what was written is safe in {} and is tried again", why, files.folder());
            }
            failure = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        try {
            files.release(applied);
        } catch (IOException e) {
            LOG.warn("A journal file in {} can't be let go of: {}", files.folder(), Folders.reason(e));
        }
    }

    private boolean retriesNoMore() {
        lock.lock();
        try {
            pause(RETRY, () -> closed);
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Brings over what is left, and says up to where that went. */
    long close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        join();
        int left = missing().entries().size();
        if (left > 0) {
            LOG.warn("{} changes stay in {} until the next start", left, files.folder());
        }
        return applied;
    }

    private void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
