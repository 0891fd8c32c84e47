// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a {@link Tree} that never changes: a leaf with keys and their values, or a branch with parts of its own.
 *
 * @param ranks of the keys, in ascending order
 * @param keys of a leaf its keys; of a branch where each part begins, which for the first part nobody asks
 * @param slots of a leaf the values, of a branch the parts
 * @param size how many values there are below
 */
record TreeNode(boolean leaf, long[] ranks, String[] keys, Object[] slots, int size) {

    static final TreeNode EMPTY = new TreeNode(true, new long[0], new String[0], new Object[0], 0);

    private static final int MOST = 32;
    private static final int FEWEST = 8;
    /** Room for what comes, where all is made at once. */
    private static final int AT_FIRST = 24;

    private static TreeNode branch(long[] ranks, String[] keys, Object[] parts) {
        int size = 0;
        for (Object part : parts) {
            size += ((TreeNode) part).size;
        }
        return new TreeNode(false, ranks, keys, parts, size);
    }

    private TreeNode of(long[] newRanks, String[] newKeys, Object[] newSlots) {
        return leaf
                ? new TreeNode(true, newRanks, newKeys, newSlots, newSlots.length)
                : branch(newRanks, newKeys, newSlots);
    }

    /** Of keys that are in order, none twice. */
    static TreeNode of(Rank rank, List<String> keys, List<?> values) {
        var level = new ArrayList<TreeNode>();
        for (int from = 0; from < keys.size(); from = end(from, keys.size())) {
            int to = end(from, keys.size());
            var own = keys.subList(from, to);
            level.add(new TreeNode(
                    true,
                    own.stream().mapToLong(rank::of).toArray(),
                    own.toArray(String[]::new),
                    values.subList(from, to).toArray(),
                    to - from));
        }
        while (level.size() > 1) {
            level = parents(level);
        }
        return level.isEmpty() ? EMPTY : level.get(0);
    }

    private static ArrayList<TreeNode> parents(List<TreeNode> level) {
        var parents = new ArrayList<TreeNode>();
        for (int from = 0; from < level.size(); from = end(from, level.size())) {
            var parts = level.subList(from, end(from, level.size()));
            parents.add(branch(
                    parts.stream().mapToLong(part -> part.ranks[0]).toArray(),
                    parts.stream().map(part -> part.keys[0]).toArray(String[]::new),
                    parts.toArray()));
        }
        return parents;
    }

    private static int end(int from, int all) {
        return Math.min(all, from + AT_FIRST);
    }

    TreeNode part(int at) {
        return (TreeNode) slots[at];
    }

    /** The value, or null where there is none. */
    Object get(long rank, String key) {
        var node = this;
        while (!node.leaf) {
            node = node.part(node.partOf(rank, key));
        }
        int at = node.at(rank, key);
        return at < 0 ? null : node.slots[at];
    }

    /** Where the key is in a leaf; else {@code -(where it would be) - 1}. */
    private int at(long rank, String key) {
        return at(rank, key, 0);
    }

    private int at(long rank, String key, int from) {
        int low = from;
        int high = keys.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = ranks[middle] == rank ? keys[middle].compareTo(key) : Long.compare(ranks[middle], rank);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** Which part of a branch has the key, if any has: the first where it is before where the second begins. */
    private int partOf(long rank, String key) {
        int at = at(rank, key, 1);
        return at >= 0 ? at : -at - 2;
    }

    /** With this value; perhaps larger than it may be, see {@link #grown}. */
    private TreeNode put(long rank, String key, Object value) {
        if (leaf) {
            int at = at(rank, key);
            return at >= 0
                    ? new TreeNode(true, ranks, keys, replaced(slots, at, value), size)
                    : of(inserted(ranks, -at - 1, rank), inserted(keys, -at - 1, key), inserted(slots, -at - 1, value));
        }
        int at = partOf(rank, key);
        var part = part(at).put(rank, key, value);
        if (part.slots.length <= MOST) {
            return new TreeNode(false, ranks, keys, replaced(slots, at, part), size + part.size - part(at).size);
        }
        var right = part.half(part.slots.length / 2, part.slots.length);
        var halves = replaced(slots, at, part.half(0, part.slots.length / 2));
        return branch(
                inserted(ranks, at + 1, right.ranks[0]),
                inserted(keys, at + 1, right.keys[0]),
                inserted(halves, at + 1, right));
    }

    /** As a whole tree with this value. */
    TreeNode grown(long rank, String key, Object value) {
        var root = put(rank, key, value);
        int width = root.slots.length;
        if (width <= MOST) {
            return root;
        }
        var left = root.half(0, width / 2);
        var right = root.half(width / 2, width);
        return branch(
                new long[] {left.ranks[0], right.ranks[0]},
                new String[] {left.keys[0], right.keys[0]},
                new Object[] {left, right});
    }

    private TreeNode half(int from, int to) {
        return of(
                Arrays.copyOfRange(ranks, from, to),
                Arrays.copyOfRange(keys, from, to),
                Arrays.copyOfRange(slots, from, to));
    }

    /** Without this key, which is there; perhaps with few slots or none. */
    private TreeNode minus(long rank, String key) {
        if (leaf) {
            return removed(at(rank, key));
        }
        int at = partOf(rank, key);
        var part = part(at).minus(rank, key);
        if (part.slots.length == 0) {
            return removed(at);
        }
        var next = new TreeNode(false, ranks, keys, replaced(slots, at, part), size - 1);
        return part.slots.length >= FEWEST || slots.length == 1 ? next : next.joined(Math.max(0, at - 1));
    }

    /** As a whole tree without this key, which is there. */
    TreeNode shrunk(long rank, String key) {
        var root = minus(rank, key);
        while (!root.leaf && root.slots.length == 1) {
            root = root.part(0);
        }
        return root.size == 0 ? EMPTY : root;
    }

    /** With this part and the next made one, where that has room. */
    private TreeNode joined(int at) {
        var left = part(at);
        var right = part(at + 1);
        if (left.slots.length + right.slots.length > MOST) {
            return this;
        }
        var joinedRanks = joined(left.ranks, right.ranks);
        var joinedKeys = joined(left.keys, right.keys);
        // Where a branch's first part begins is known above it.
        joinedRanks[left.slots.length] = ranks[at + 1];
        joinedKeys[left.slots.length] = keys[at + 1];
        var both = left.leaf
                ? left.of(
                        joined(left.ranks, right.ranks), joined(left.keys, right.keys), joined(left.slots, right.slots))
                : branch(joinedRanks, joinedKeys, joined(left.slots, right.slots));
        var next = removed(at + 1);
        return branch(next.ranks, next.keys, replaced(next.slots, at, both));
    }

    private TreeNode removed(int at) {
        return of(removed(ranks, at), removed(keys, at), removed(slots, at));
    }

    private static Object[] replaced(Object[] all, int at, Object one) {
        var next = all.clone();
        next[at] = one;
        return next;
    }

    private static <T> T[] inserted(T[] all, int at, T one) {
        var next = Arrays.copyOf(all, all.length + 1);
        System.arraycopy(all, at, next, at + 1, all.length - at);
        next[at] = one;
        return next;
    }

    private static long[] inserted(long[] all, int at, long one) {
        var next = Arrays.copyOf(all, all.length + 1);
        System.arraycopy(all, at, next, at + 1, all.length - at);
        next[at] = one;
        return next;
    }

    private static <T> T[] removed(T[] all, int at) {
        var next = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, at + 1, next, at, next.length - at);
        return next;
    }

    private static long[] removed(long[] all, int at) {
        var next = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, at + 1, next, at, next.length - at);
        return next;
    }

    private static <T> T[] joined(T[] first, T[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static long[] joined(long[] first, long[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
