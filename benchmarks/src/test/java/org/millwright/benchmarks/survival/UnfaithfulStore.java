// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.store.Store;

/** Says yes to everything and has one vice. Keeps its values when it is closed. */
final class UnfaithfulStore implements Store {

    enum Vice {
        NONE,
        LOSES,
        TEARS,
        RESURRECTS
    }

    private record Name(String kind, String key) {}

    private final Vice vice;
    private final Map<String, Entry> entries = new TreeMap<>();
    private int count;

    UnfaithfulStore(Vice vice) {
        this.vice = vice;
    }

    @Override
    public synchronized void replay(Reader reader) {
        entries.values().forEach(entry -> reader.entry(entry.kind(), entry.key(), entry.value()));
    }

    @Override
    public synchronized void append(List<Entry> batch) {
        batch.forEach(this::keep);
    }

    private void keep(Entry entry) {
        String place = new Name(entry.kind(), entry.key()).toString();
        count++;
        boolean drops =
                switch (vice) {
                    case NONE -> false;
                    case LOSES -> !entry.removes() && count % 3 == 0;
                    case TEARS -> entry.key().equals("pair.b") && entries.containsKey(place);
                    case RESURRECTS -> entry.removes();
                };
        if (!drops && entry.removes()) {
            entries.remove(place);
        } else if (!drops) {
            entries.put(place, entry);
        }
    }

    @Override
    public void close() {
        count = 0;
    }
}
