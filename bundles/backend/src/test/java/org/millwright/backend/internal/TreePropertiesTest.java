// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A tree holds what a sorted map of the JDK holds after the same changes, and forgets none of what it was. */
class TreePropertiesTest {

    @Property(tries = 300)
    void isWhatAMapIs(@ForAll("steps") List<Step> steps, @ForAll Rank rank) {
        var tree = Tree.<Integer>empty(rank);
        var map = new TreeMap<String, Integer>();
        for (Step step : steps) {
            var before = tree;
            int size = map.size();
            tree = step.removes() ? tree.minus(step.key()) : tree.plus(step.key(), step.value());
            if (step.removes()) {
                map.remove(step.key());
            } else {
                map.put(step.key(), step.value());
            }
            assertThat(before.size()).isEqualTo(size);
            assertThat(tree.size()).isEqualTo(map.size());
            assertThat(tree.get(step.key())).isEqualTo(map.get(step.key()));
        }
        holds(tree, map, rank);
        holds(Tree.of(rank, map), map, rank);
    }

    @Property(tries = 20)
    void staysRightThroughGrowthAndDecay(@ForAll long seed, @ForAll Rank rank) {
        var random = new Random(seed);
        var map = new TreeMap<String, Integer>();
        for (int i = 0; i < 2000; i++) {
            map.put(Integer.toString(random.nextInt(100_000), 36), i);
        }
        var tree = Tree.of(rank, map);
        var keys = new ArrayList<>(map.keySet());
        Collections.shuffle(keys, random);
        for (String key : keys.subList(0, 1900)) {
            tree = tree.minus(key);
            map.remove(key);
        }
        holds(tree, map, rank);
        for (int i = 0; i < 3000; i++) {
            String key = Integer.toString(random.nextInt(100_000), 36);
            tree = tree.plus(key, i);
            map.put(key, i);
        }
        holds(tree, map, rank);
        for (String key : List.copyOf(map.keySet())) {
            tree = tree.minus(key);
        }
        holds(tree, new TreeMap<>(), rank);
    }

    @Property(tries = 20)
    void growsFromAnyEnd(@ForAll long seed, @ForAll Rank rank) {
        var map = new TreeMap<String, Integer>();
        var keys = new ArrayList<String>();
        for (int i = 0; i < 1500; i++) {
            keys.add("rack-" + i);
        }
        for (var order : List.of("shuffled", "falling", "rising")) {
            if (order.equals("shuffled")) {
                Collections.shuffle(keys, new Random(seed));
            } else {
                keys.sort(order.equals("falling") ? Comparator.reverseOrder() : Comparator.naturalOrder());
            }
            var tree = Tree.<Integer>empty(rank);
            map.clear();
            for (String key : keys) {
                tree = tree.plus(key, key.length());
                map.put(key, key.length());
            }
            holds(tree, map, rank);
            for (String key : keys.subList(0, 1400)) {
                tree = tree.minus(key);
                map.remove(key);
            }
            holds(tree, map, rank);
        }
    }

    @Example
    void sortsAsTextsAreSorted() {
        var keys = List.of(
                "",
                "\0",
                "a",
                "a\0",
                "a\u00fe",
                "a\u00ffz",
                "a\u0100",
                "a\u0400a",
                "ab",
                "abcdefg",
                "abcdefgh",
                "abcdefghi",
                "abcdefgh\uffff",
                "b",
                "\ud83d\ude00",
                "\uffff");
        var map = new TreeMap<String, Integer>();
        keys.forEach(key -> map.put(key, key.length()));

        var tree = Tree.<Integer>empty(Rank.SORTED);
        for (int at = keys.size() - 1; at >= 0; at--) {
            tree = tree.plus(keys.get(at), keys.get(at).length());
        }

        assertThat(tree.keys()).containsExactlyElementsOf(map.keySet());
    }

    private static void holds(Tree<Integer> tree, Map<String, Integer> map, Rank rank) {
        if (rank == Rank.SORTED) {
            assertThat(tree.keys()).containsExactlyElementsOf(map.keySet());
            assertThat(tree.values()).containsExactlyElementsOf(map.values());
        } else {
            assertThat(tree.keys()).containsExactlyInAnyOrderElementsOf(map.keySet());
        }
        map.forEach((key, value) -> assertThat(tree.get(key)).isEqualTo(value));
        assertThat(tree.get("never")).isNull();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var key = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('a', 'd').ofMaxLength(4),
                Arbitraries.strings().ofMaxLength(10),
                Arbitraries.integers().between(0, 300).map(i -> "machine-" + i));
        return Combinators.combine(
                        key,
                        Arbitraries.integers(),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.just(false)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(true))))
                .as(Step::new)
                .list()
                .ofMaxSize(400);
    }

    /** A change of one key. */
    record Step(String key, int value, boolean removes) {}
}
