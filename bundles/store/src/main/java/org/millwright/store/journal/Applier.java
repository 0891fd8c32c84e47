// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.millwright.store.Store;
import org.millwright.store.Store.Entry;
import org.millwright.store.StoreException;
import org.millwright.store.internal.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what the journal has to the store behind it, many batches at once; tries again until the store takes them. */
final class Applier {

    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

    private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

    private final Store behind;
    private final JournalFiles files;
    private final JournalLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Held while the store behind is written or read, so that a reader never sees half a group. */
    private final ReentrantLock touching = new ReentrantLock();

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "millwright-store");
    private long waitingBytes;
    private long applied;
    private String failure = "";
    private boolean closed;

    Applier(Store behind, JournalFiles files, JournalLimits limits, List<Recovery.Batch> left) {
        this.behind = behind;
        this.files = files;
        this.limits = limits;
        left.forEach(batch -> put(batch.sequence(), batch.entries()));
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
            while (waitingBytes >= limits.lag()) {
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
            put(sequence, entries);
            if (first || waitingBytes >= limits.group()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void put(long sequence, List<Entry> entries) {
        var added = new Waiting(sequence, entries, bytes(entries));
        waiting.add(added);
        waitingBytes += added.bytes();
    }

    private static long bytes(List<Entry> entries) {
        return entries.stream()
                .mapToLong(entry -> 100 + entry.key().length() + entry.value().length)
                .sum();
    }

    /** What the store behind has, overlaid with what it does not have yet. */
    void replay(Store.Reader reader) {
        touching.lock();
        try {
            var overlay = merged(all());
            behind.replay((kind, key, value) -> {
                if (!overlay.containsKey(new Name(kind, key))) {
                    reader.entry(kind, key, value);
                }
            });
            overlay.values().stream()
                    .filter(entry -> !entry.removes())
                    .forEach(entry -> reader.entry(entry.kind(), entry.key(), entry.value()));
        } finally {
            touching.unlock();
        }
    }

    private List<Waiting> all() {
        lock.lock();
        try {
            return List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
    }

    private static Map<Name, Entry> merged(List<Waiting> batches) {
        var merged = new LinkedHashMap<Name, Entry>();
        batches.forEach(
                batch -> batch.entries().forEach(entry -> merged.put(new Name(entry.kind(), entry.key()), entry)));
        return merged;
    }

    private void run() {
        prepare();
        for (var group = next(); !group.isEmpty(); group = next()) {
            if (apply(group)) {
                done(group);
                prepare();
            } else if (retriesNoMore()) {
                return;
            }
        }
    }

    private void prepare() {
        try {
            files.prepare();
        } catch (IOException e) {
            LOG.debug("No segment made ahead", e);
        }
    }

    /** The oldest batches, after a pause in which they gather; empty when closed and nothing is left. */
    private List<Waiting> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            pause(GATHER, limits.group());
            var group = new ArrayList<Waiting>();
            long bytes = 0;
            for (var each = waiting.iterator(); each.hasNext() && bytes < limits.group(); ) {
                group.add(each.next());
                bytes += group.get(group.size() - 1).bytes();
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Ends early when this many bytes wait, or when closed. */
    private void pause(long nanos, long enough) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = nanos; left > 0 && waitingBytes < enough && !closed; left = end - System.nanoTime()) {
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            LOG.debug("Not interruptible", e);
        }
    }

    private boolean apply(List<Waiting> group) {
        touching.lock();
        try {
            behind.append(List.copyOf(merged(group).values()));
            return true;
        } catch (RuntimeException e) {
            failed(String.valueOf(e.getMessage()));
            return false;
        } finally {
            touching.unlock();
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

    private void done(List<Waiting> group) {
        lock.lock();
        try {
            for (Waiting each : group) {
                waitingBytes -= each.bytes();
                waiting.remove();
            }
            if (!failure.isEmpty()) {
                LOG.info("The store behind {} can be written again", files.folder());
            }
            failure = "";
            applied = group.get(group.size() - 1).sequence();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        release();
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
            pause(RETRY, Long.MAX_VALUE);
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
        if (!waiting.isEmpty()) {
            LOG.warn("{} changes stay in {} until the next start", waiting.size(), files.folder());
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

    private record Waiting(long sequence, List<Entry> entries, long bytes) {}

    private record Name(String kind, String key) {}
}
