// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Values under keys, in the order of their rank. Never changes: one made from it shares all but a path of a few short
 * arrays, in which ranks stand side by side, so that looking for a key among 100,000 reads few places of the memory.
 */
final class Tree<V> {

    private static final Object[] NONE = {};

    private final Rank rank;
    private final TreeNode root;

    private Tree(Rank rank, TreeNode root) {
        this.rank = rank;
        this.root = root;
    }

    static <V> Tree<V> empty(Rank rank) {
        return new Tree<>(rank, TreeNode.EMPTY);
    }

    /** All at once, of keys in the order of their rank, none twice. */
    static <V> Tree<V> of(Rank rank, List<String> keys, List<? extends V> values) {
        return new Tree<>(rank, TreeNode.of(rank, keys, values));
    }

    /** All at once, in any order. */
    static <V> Tree<V> of(Rank rank, Map<String, ? extends V> all) {
        var keys = new ArrayList<>(all.keySet());
        keys.sort(Comparator.comparingLong(rank::of).thenComparing(Comparator.naturalOrder()));
        var values = new ArrayList<V>(keys.size());
        keys.forEach(key -> values.add(all.get(key)));
        return of(rank, keys, values);
    }

    /** The value, or null where there is none. */
    @SuppressWarnings("unchecked")
    V get(String key) {
        return (V) root.get(rank.of(key), key);
    }

    Tree<V> plus(String key, V value) {
        return new Tree<>(rank, root.grown(rank.of(key), key, value));
    }

    Tree<V> minus(String key) {
        return get(key) == null ? this : new Tree<>(rank, root.shrunk(rank.of(key), key));
    }

    int size() {
        return root.size();
    }

    Collection<V> values() {
        return new View<>(TreeNode::slots);
    }

    Collection<String> keys() {
        return new View<>(TreeNode::keys);
    }

    /** What stands in the leaves, from the first to the last. */
    private final class View<E> extends AbstractCollection<E> {
        private final Function<TreeNode, Object[]> elements;

        View(Function<TreeNode, Object[]> elements) {
            this.elements = elements;
        }

        @Override
        public Iterator<E> iterator() {
            return new Walk<>(root, elements);
        }

        @Override
        public int size() {
            return root.size();
        }
    }

    /** Goes from leaf to leaf. */
    private static final class Walk<E> implements Iterator<E> {
        private final Function<TreeNode, Object[]> elements;
        /** What is to come, the next on top. */
        private final Deque<TreeNode> coming = new ArrayDeque<>();

        private Object[] present = NONE;
        private int at;

        Walk(TreeNode root, Function<TreeNode, Object[]> elements) {
            this.elements = elements;
            coming.push(root);
            turn();
        }

        private void turn() {
            at = 0;
            present = NONE;
            while (present.length == 0 && !coming.isEmpty()) {
                var node = coming.pop();
                if (node.leaf()) {
                    present = elements.apply(node);
                } else {
                    for (int part = node.slots().length - 1; part >= 0; part--) {
                        coming.push(node.part(part));
                    }
                }
            }
        }

        @Override
        public boolean hasNext() {
            return at < present.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public E next() {
            if (at >= present.length) {
                throw new NoSuchElementException();
            }
            var element = (E) present[at++];
            if (at == present.length) {
                turn();
            }
            return element;
        }
    }
}
