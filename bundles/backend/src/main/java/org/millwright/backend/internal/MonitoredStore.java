// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.Summary;
import org.millwright.store.Store;
import org.millwright.store.StoreException;

/** Remembers whether the store behind took the last batch, and marks in it from time to time what time it is. */
final class MonitoredStore implements Store {

    private static final Duration BETWEEN_MARKS = Duration.ofMinutes(1);

    private final Store store;
    private final Clock clock;
    private final Summary appends;
    private Instant marked = Instant.EPOCH;
    private volatile String refusal = "";

    MonitoredStore(Store store, Clock clock) {
        this(store, clock, Metrics.NONE);
    }

    MonitoredStore(Store store, Clock clock, Metrics metrics) {
        this.store = store;
        this.clock = clock;
        this.appends = metrics.summary(
                "millwright_store_append_duration_seconds",
                "Until a batch of changes was durable.",
                Summary.Unit.NANOSECONDS);
    }

    /** What is wrong with it now, in words for an operator. */
    List<String> ailments() {
        var ailments = new ArrayList<String>();
        if (!refusal.isEmpty()) {
            ailments.add(refusal);
        }
        if (!store.ailment().isEmpty()) {
            ailments.add(store.ailment());
        }
        return ailments;
    }

    @Override
    public void replay(Reader reader) {
        store.replay(reader);
    }

    @Override
    public void append(List<Entry> batch) {
        var now = clock.instant();
        var all = new ArrayList<>(batch);
        if (!now.isAfter(marked) || now.isAfter(marked.plus(BETWEEN_MARKS))) {
            all.add(ClockMark.entry(now));
        }
        long start = System.nanoTime();
        try {
            store.append(all);
            appends.observe(System.nanoTime() - start);
        } catch (StoreException e) {
            refusal = "refuses writes, the last at " + now + ": " + e.getMessage();
            throw e;
        }
        refusal = "";
        marked = all.size() > batch.size() ? now : marked;
    }

    @Override
    public void check(Entry entry) {
        store.check(entry);
    }

    @Override
    public Map<String, String> meta() {
        return store.meta();
    }

    @Override
    public String ailment() {
        return String.join("; ", ailments());
    }

    @Override
    public long backlog() {
        return store.backlog();
    }

    @Override
    public void close() {
        store.close();
    }
}
