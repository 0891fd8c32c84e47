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

    /** A text that many objects have in common. */
    static String word(String value) {
        return value == null ? "" : Shared.text(value);
    }

    static String word(String value, String otherwise) {
        return Shared.text(text(value, otherwise));
    }

    static Ip ip(Ip value) {
        return value == null ? Ip.NONE : value;
    }

    static <T> List<T> list(List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }

    /** A list of words that many objects have in common. */
    static List<String> words(List<String> value) {
        return value == null || value.isEmpty()
                ? List.of()
                : Shared.list(value.stream().map(Shared::text).toList());
    }

    /** Sorted by key, as maps are written; values may be null. */
    static <T> Map<String, T> map(Map<String, T> value) {
        return value == null || value.isEmpty()
                ? Map.of()
                : Shared.map(Collections.unmodifiableMap(new TreeMap<>(value)));
    }

    /** Values of any shape, in the form in which they are written. */
    static Map<String, Object> values(Map<String, Object> value) {
        return value == null ? Map.of() : JsonMap.of(value);
    }

    private Fill() {}
}
