// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keeps values under a kind and a key. Read once, at start; written while running, by one thread at a time. */
public interface Store extends AutoCloseable {

    /** Hands over everything kept, in any order. */
    void replay(Reader reader);

    /**
     * Writes a batch; when it returns, all of it is on stable storage, and when it throws, none of it will be seen.
     *
     * @throws StoreException where the medium refuses; the batch may be tried again later
     */
    void append(List<Entry> batch);

    /**
     * Refuses what this store can never keep, before anybody is told that it is kept.
     *
     * @throws StoreException that says why
     */
    default void check(Entry entry) {}

    /** What the store says of itself, such as the name of the content in it. */
    default Map<String, String> meta() {
        return Map.of();
    }

    /** What is wrong with it now, in words for an operator; empty for nothing. */
    default String ailment() {
        return "";
    }

    /** Bytes that are safe, and not yet where they are to be kept. */
    default long backlog() {
        return 0;
    }

    @Override
    void close();

    /** Receives what is kept. */
    interface Reader {
        void entry(String kind, String key, byte[] value);
    }

    /** A value to keep under a kind and key, or their removal where there is no value. */
    record Entry(String kind, String key, byte[] value) {

        public Entry {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
            if (kind.indexOf('\0') >= 0 || key.indexOf('\0') >= 0) {
                throw new StoreException(
                        "A kind or a key has no NUL character: " + (kind + "/" + key).replace('\0', '?'));
            }
        }

        public static Entry removal(String kind, String key) {
            return new Entry(kind, key, new byte[0]);
        }

        public boolean removes() {
            return value.length == 0;
        }
    }
}
