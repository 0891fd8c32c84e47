// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns what a document leaves out into the empty value of its type, and freezes what it holds. */
final class Fill {

    static String text(String value) {
        return value == null ? "" : value;
    }

    static String text(String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    static Ip ip(Ip value) {
        return value == null ? Ip.NONE : value;
    }

    static <T> List<T> list(List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }

    /** Sorted by key, as maps are written; values may be null. */
    static <T> Map<String, T> map(Map<String, T> value) {
        return value == null || value.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(value));
    }

    private Fill() {}
}
