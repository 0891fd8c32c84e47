// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The keys of the objects that have a word, in key order; shares structure with the index it was made from.
 *
 * @param words the key itself where one object has the word, else the set of keys
 */
record Index(TreePMap<String, Object> words) {

    static final Index EMPTY = new Index(TreePMap.empty());

    /** All at once. */
    static Index of(Map<String, TreeSet<String>> keysByWord) {
        var words = new TreeMap<String, Object>();
        keysByWord.forEach(
                (word, keys) -> words.put(word, keys.size() == 1 ? keys.first() : TreePSet.fromSortedSet(keys)));
        return new Index(TreePMap.fromSortedMap(words));
    }

    Index plus(String word, String key) {
        var keys = words.get(word);
        if (keys == null || keys.equals(key)) {
            return new Index(words.plus(word, key));
        }
        return new Index(words.plus(word, set(keys).plus(key)));
    }

    Index minus(String word, String key) {
        var keys = words.get(word);
        if (keys == null) {
            return this;
        }
        var left = set(keys).minus(key);
        return new Index(
                switch (left.size()) {
                    case 0 -> words.minus(word);
                    case 1 -> words.plus(word, left.first());
                    default -> words.plus(word, left);
                });
    }

    Collection<String> keys(String word) {
        var keys = words.get(word);
        return keys == null ? List.of() : keys instanceof String key ? List.of(key) : set(keys);
    }

    @SuppressWarnings("unchecked")
    private static TreePSet<String> set(Object keys) {
        return keys instanceof String key ? TreePSet.singleton(key) : (TreePSet<String>) keys;
    }

    /** Collects what an index is made of at once. */
    static final class Words {
        private final Map<String, TreeSet<String>> keys = new HashMap<>();

        void add(Collection<String> words, String key) {
            for (String word : words) {
                if (!word.isEmpty()) {
                    keys.computeIfAbsent(word, w -> new TreeSet<>()).add(key);
                }
            }
        }

        Index index() {
            return Index.of(keys);
        }
    }
}
