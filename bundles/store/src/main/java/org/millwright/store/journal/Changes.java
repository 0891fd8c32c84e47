// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.store.Store.Entry;

/** What many batches come to: the last value of each key. */
final class Changes {

    /** What an entry costs besides its value, about. */
    private static final int OVERHEAD = 200;

    record Name(String kind, String key) {}

    private final Map<Name, Entry> last = new LinkedHashMap<>();
    private long bytes;
    private long written;
    private long upTo;

    void add(long sequence, List<Entry> entries) {
        for (Entry entry : entries) {
            var before = last.put(new Name(entry.kind(), entry.key()), entry);
            bytes += size(entry) - (before == null ? 0 : size(before));
            written += size(entry);
        }
        upTo = sequence;
    }

    void overlay(Changes later) {
        last.putAll(later.last);
    }

    private static int size(Entry entry) {
        return OVERHEAD + entry.value().length;
    }

    boolean has(String kind, String key) {
        return last.containsKey(new Name(kind, key));
    }

    List<Entry> entries() {
        return List.copyOf(last.values());
    }

    boolean isEmpty() {
        return last.isEmpty();
    }

    /** In memory. */
    long bytes() {
        return bytes;
    }

    /** In the journal, with what was overwritten since. */
    long written() {
        return written;
    }

    /** The number of the last batch in it. */
    long upTo() {
        return upTo;
    }
}
