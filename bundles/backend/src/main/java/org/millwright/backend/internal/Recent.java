// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values used last, a bounded number of them. */
final class Recent<K, V> {

    private final Map<K, V> values;

    Recent(int most) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }

    synchronized void remove(K key) {
        values.remove(key);
    }
}
