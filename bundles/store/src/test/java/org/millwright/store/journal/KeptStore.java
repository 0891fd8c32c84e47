// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.util.List;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;
import org.millwright.store.StoreException;

/** A store behind a journal that outlives it, and refuses to be written while told to. */
final class KeptStore implements Store {

    private final MemoryStore memory = new MemoryStore();
    private volatile String refusal = "";

    void refuse(String why) {
        refusal = why;
    }

    @Override
    public void replay(Reader reader) {
        memory.replay(reader);
    }

    @Override
    public void append(List<Entry> batch) {
        if (!refusal.isEmpty()) {
            throw new StoreException(refusal);
        }
        memory.append(batch);
    }

    @Override
    public void close() {}
}
