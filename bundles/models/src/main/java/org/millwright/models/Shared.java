// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Gives equal short values one instance, so that thousands of objects that say the same hold it once. It remembers the
 * last value of each place and grows no further.
 */
final class Shared {

    private static final int BITS = 14;
    private static final int LONGEST = 64;
    private static final AtomicReferenceArray<Object> SEEN = new AtomicReferenceArray<>(1 << BITS);

    static String text(String value) {
        return value.length() > LONGEST ? value : of(value);
    }

    /** Of an immutable list. */
    static <T> List<T> list(List<T> value) {
        return value.isEmpty() || value.size() > LONGEST || !isShort(value) ? value : of(value);
    }

    /** Of an immutable map. */
    static <T> Map<String, T> map(Map<String, T> value) {
        return value.isEmpty() || value.size() > LONGEST || !isShort(value.values()) ? value : of(value);
    }

    private static boolean isShort(Iterable<?> values) {
        for (Object value : values) {
            if (!(value instanceof String text) || text.length() > LONGEST) {
                return false;
            }
        }
        return true;
    }

    /** The instance that was seen before, if it was the last of its place: what is given must never change. */
    @SuppressWarnings("unchecked")
    static <T> T of(T value) {
        int place = value.hashCode() * 0x9e3779b9 >>> 32 - BITS;
        Object seen = SEEN.get(place);
        if (value.equals(seen)) {
            return (T) seen;
        }
        SEEN.set(place, value);
        return value;
    }

    private Shared() {}
}
