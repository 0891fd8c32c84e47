// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps values as long as it is open: for trials and tests. */
public final class MemoryStore implements Store {

    private final Map<String, Map<String, byte[]>> kinds = new TreeMap<>();
    private boolean closed;

    @Override
    public synchronized void replay(Reader reader) {
        refuseWhenClosed();
        kinds.forEach((kind, values) -> values.forEach((key, value) -> reader.entry(kind, key, value.clone())));
    }

    @Override
    public synchronized void append(List<Entry> batch) {
        refuseWhenClosed();
        for (Entry entry : List.copyOf(batch)) {
            var values = kinds.computeIfAbsent(entry.kind(), kind -> new TreeMap<>());
            if (entry.removes()) {
                values.remove(entry.key());
            } else {
                values.put(entry.key(), entry.value().clone());
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        kinds.clear();
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new StoreException("The memory store is closed");
        }
    }
}
