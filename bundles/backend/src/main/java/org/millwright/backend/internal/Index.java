// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of the objects that have a word, in key order; shares structure with the index it was made from.
 *
 * @param words the key itself where one object has the word, else the tree of keys
 */
record Index(Tree<Object> words) {

    static final Index EMPTY = new Index(Tree.empty(Rank.SCATTERED));

    Index plus(String word, String key) {
        var keys = words.get(word);
        if (keys == null || keys.equals(key)) {
            return new Index(words.plus(word, key));
        }
        return new Index(words.plus(word, tree(keys).plus(key, key)));
    }

    Index minus(String word, String key) {
        var keys = words.get(word);
        if (keys == null) {
            return this;
        }
        var left = tree(keys).minus(key);
        return new Index(
                switch (left.size()) {
                    case 0 -> words.minus(word);
                    case 1 -> words.plus(word, left.keys().iterator().next());
                    default -> words.plus(word, left);
                });
    }

    Collection<String> keys(String word) {
        var keys = words.get(word);
        return keys == null
                ? List.of()
                : keys instanceof String key ? List.of(key) : tree(keys).keys();
    }

    @SuppressWarnings("unchecked")
    private static Tree<String> tree(Object keys) {
        return keys instanceof String key ? Tree.<String>empty(Rank.SORTED).plus(key, key) : (Tree<String>) keys;
    }

    /** Collects what an index is made of at once. */
    static final class Words {
        private final Map<String, Object> keys = new HashMap<>();

        /** To be called in the order of the keys. */
        void add(Collection<String> words, String key) {
            for (String word : words) {
                if (!word.isEmpty()) {
                    keys.merge(word, key, (before, more) -> more(before, key));
                }
            }
        }

        @SuppressWarnings("unchecked")
        private static Object more(Object before, String key) {
            if (before.equals(key)) {
                return before;
            }
            if (before instanceof String first) {
                return new ArrayList<>(List.of(first, key));
            }
            var keys = (List<String>) before;
            if (!keys.get(keys.size() - 1).equals(key)) {
                keys.add(key);
            }
            return keys;
        }

        @SuppressWarnings("unchecked")
        Index index() {
            keys.replaceAll((word, own) ->
                    own instanceof List<?> list ? Tree.of(Rank.SORTED, (List<String>) list, (List<String>) list) : own);
            return new Index(Tree.of(Rank.SCATTERED, keys));
        }
    }
}
