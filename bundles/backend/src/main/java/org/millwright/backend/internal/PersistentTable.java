// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Table;
import org.millwright.models.Attribute;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Reference;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** A table that shares structure with the one it was made from: a change costs a path, not a copy. */
final class PersistentTable<T extends Model> implements Table<T> {

    private static final char END = '\0';

    private final Kind<T> kind;
    private final TreePMap<String, Item<T>> items;
    /** Keys by attribute or reference and word. */
    private final TreePMap<String, TreePSet<String>> index;

    private PersistentTable(Kind<T> kind, TreePMap<String, Item<T>> items, TreePMap<String, TreePSet<String>> index) {
        this.kind = kind;
        this.items = items;
        this.index = index;
    }

    static <T extends Model> PersistentTable<T> empty(Kind<T> kind) {
        return new PersistentTable<>(kind, TreePMap.empty(), TreePMap.empty());
    }

    PersistentTable<T> put(Item<T> item) {
        String key = item.key();
        var before = items.get(key);
        var terms = terms(item);
        var next = index;
        if (before != null && before.value() != item.value()) {
            for (String term : terms(before)) {
                next = terms.contains(term) ? next : without(next, term, key);
            }
        }
        if (before == null || before.value() != item.value()) {
            for (String term : terms) {
                next = next.plus(term, next.getOrDefault(term, TreePSet.empty()).plus(key));
            }
        }
        return new PersistentTable<>(kind, items.plus(key, item), next);
    }

    PersistentTable<T> remove(String key) {
        var before = items.get(key);
        if (before == null) {
            return this;
        }
        var next = index;
        for (String term : terms(before)) {
            next = without(next, term, key);
        }
        return new PersistentTable<>(kind, items.minus(key), next);
    }

    private static TreePMap<String, TreePSet<String>> without(
            TreePMap<String, TreePSet<String>> index, String term, String key) {
        var keys = index.getOrDefault(term, TreePSet.<String>empty()).minus(key);
        return keys.isEmpty() ? index.minus(term) : index.plus(term, keys);
    }

    private List<String> terms(Item<T> item) {
        var terms = new java.util.ArrayList<String>();
        for (Attribute<T> attribute : kind.attributes()) {
            if (attribute.indexed()) {
                attribute.words(item.value()).forEach(word -> add(terms, attribute.name() + END, word));
            }
        }
        for (Reference<T> reference : kind.references()) {
            if (!reference.scanned()) {
                reference.keys().apply(item.value()).forEach(word -> add(terms, prefix(reference.kind()), word));
            }
        }
        return terms;
    }

    private static void add(List<String> terms, String prefix, String word) {
        if (!word.isEmpty() && !terms.contains(prefix + word)) {
            terms.add(prefix + word);
        }
    }

    private static String prefix(String referredKind) {
        return "\1" + referredKind + END;
    }

    @Override
    public Optional<Item<T>> find(String key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public Collection<Item<T>> all() {
        return items.values();
    }

    @Override
    public List<Item<T>> with(String attribute, String word) {
        if (kind.attribute(attribute).filter(Attribute::indexed).isEmpty()) {
            throw new IllegalArgumentException(kind + " has no index " + attribute);
        }
        return at(attribute + END + word);
    }

    /** The objects that name this key of another kind. */
    List<Item<T>> naming(String referredKind, String key) {
        return at(prefix(referredKind) + key);
    }

    private List<Item<T>> at(String term) {
        var keys = index.get(term);
        return keys == null ? List.of() : keys.stream().map(items::get).toList();
    }

    @Override
    public Optional<Item<T>> lookup(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            String name = text.substring(0, colon);
            String word = text.substring(colon + 1);
            if (name.equals("Key")) {
                return find(word);
            }
            if (kind.attribute(name).filter(Attribute::unique).isPresent()) {
                return with(name, word).stream().findFirst();
            }
        }
        return find(text);
    }

    @Override
    public int size() {
        return items.size();
    }
}
