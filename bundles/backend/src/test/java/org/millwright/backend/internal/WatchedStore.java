// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.function.Consumer;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;

/** A memory store that shows each batch to the test before it takes it; the test may throw or wait. */
record WatchedStore(MemoryStore inner, Consumer<List<Store.Entry>> before) implements Store {

    WatchedStore(Consumer<List<Store.Entry>> before) {
        this(new MemoryStore(), before);
    }

    @Override
    public void replay(Reader reader) {
        inner.replay(reader);
    }

    @Override
    public void append(List<Entry> batch) {
        before.accept(batch);
        inner.append(batch);
    }

    /** Stays open, so that a test can start another backend on it. */
    @Override
    public void close() {}
}
