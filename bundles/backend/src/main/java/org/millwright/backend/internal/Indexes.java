// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Reference;

/** The indexes of a table, one for each set of words that its kind wants its objects to be found by. */
final class Indexes<T extends Model> {

    private final Plan<T> plan;
    private final Index[] each;

    private Indexes(Plan<T> plan, Index[] each) {
        this.plan = plan;
        this.each = each;
    }

    /** Of an empty table, where it costs nothing to ask. */
    static <T extends Model> Indexes<T> none() {
        return new Indexes<>(new Plan<>(List.of(), Map.of(), Map.of()), new Index[0]);
    }

    static <T extends Model> Indexes<T> empty(Kind<T> kind) {
        var plan = Plan.of(kind);
        var each = new Index[plan.words().size()];
        Arrays.fill(each, Index.EMPTY);
        return new Indexes<>(plan, each);
    }

    static <T extends Model> Indexes<T> of(Kind<T> kind, SortedMap<String, Item<T>> items) {
        var plan = Plan.of(kind);
        var each = new Index[plan.words().size()];
        for (int at = 0; at < each.length; at++) {
            var words = plan.words().get(at);
            var collected = new Index.Words();
            items.forEach((key, item) -> collected.add(words.apply(item.value()), key));
            each[at] = collected.index();
        }
        return new Indexes<>(plan, each);
    }

    Indexes<T> plus(String key, T value) {
        return changed(key, words -> List.of(), words -> words.apply(value));
    }

    Indexes<T> minus(String key, T value) {
        return changed(key, words -> words.apply(value), words -> List.of());
    }

    Indexes<T> changed(String key, T before, T after) {
        return before == after ? this : changed(key, words -> words.apply(before), words -> words.apply(after));
    }

    private Indexes<T> changed(
            String key,
            Function<Function<T, List<String>>, List<String>> before,
            Function<Function<T, List<String>>, List<String>> after) {
        var next = each.clone();
        for (int at = 0; at < next.length; at++) {
            var words = plan.words().get(at);
            next[at] = changed(next[at], key, before.apply(words), after.apply(words));
        }
        return new Indexes<>(plan, next);
    }

    private static Index changed(Index index, String key, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return index;
        }
        var next = index;
        for (String word : before) {
            next = word.isEmpty() || after.contains(word) ? next : next.minus(word, key);
        }
        for (String word : after) {
            next = word.isEmpty() || before.contains(word) ? next : next.plus(word, key);
        }
        return next;
    }

    /** Over this attribute. */
    Index of(String attribute) {
        return at(plan.attributes(), attribute);
    }

    /** Over the keys of another kind that objects name. */
    Index naming(String kind) {
        return at(plan.references(), kind);
    }

    private Index at(Map<String, Integer> places, String name) {
        var at = places.get(name);
        return at == null ? Index.EMPTY : each[at];
    }

    /**
     * Which indexes a kind needs: none for its key, by which tables are ordered, and one where a reference says the same
     * words as an attribute.
     */
    private record Plan<T extends Model>(
            List<Function<T, List<String>>> words, Map<String, Integer> attributes, Map<String, Integer> references) {

        static <T extends Model> Plan<T> of(Kind<T> kind) {
            var plan = new Plan<T>(new ArrayList<>(), new HashMap<>(), new HashMap<>());
            kind.indexes().forEach(attribute -> plan.attributes.put(attribute.name(), plan.add(attribute::words)));
            var references =
                    kind.references().stream().filter(r -> !r.scanned()).toList();
            references.stream()
                    .map(Reference::kind)
                    .distinct()
                    .forEach(referred -> plan.references.put(
                            referred,
                            plan.add(references.stream()
                                    .filter(reference -> reference.kind().equals(referred))
                                    .toList())));
            return plan;
        }

        private int add(List<Reference<T>> same) {
            return same.size() == 1 && attributes.containsKey(same.get(0).attribute())
                    ? attributes.get(same.get(0).attribute())
                    : add(value -> same.stream()
                            .flatMap(reference -> reference.keys().apply(value).stream())
                            .toList());
        }

        private int add(Function<T, List<String>> more) {
            words.add(more);
            return words.size() - 1;
        }
    }
}
