// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.millwright.backend.Layer;
import org.millwright.backend.Table;
import org.millwright.models.Attribute;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Marks;
import org.millwright.models.Model;

/** A table that shares structure with the one it was made from: a change costs a path, not a copy. */
final class PersistentTable<T extends Model> implements Table<T> {

    private final Kind<T> kind;
    private final Tree<Item<T>> items;
    private final Indexes<T> indexes;

    private PersistentTable(Kind<T> kind, Tree<Item<T>> items, Indexes<T> indexes) {
        this.kind = kind;
        this.items = items;
        this.indexes = indexes;
    }

    static <T extends Model> PersistentTable<T> empty(Kind<T> kind) {
        return new PersistentTable<>(kind, Tree.empty(Rank.SORTED), Indexes.none());
    }

    /** All at once; of two under one key the later stays. */
    static <T extends Model> PersistentTable<T> of(Kind<T> kind, Iterable<Item<T>> all) {
        var items = new TreeMap<String, Item<T>>();
        all.forEach(item -> items.put(item.key(), item));
        return new PersistentTable<>(kind, sorted(items), Indexes.of(kind, items));
    }

    private static <V> Tree<V> sorted(SortedMap<String, V> all) {
        return Tree.of(Rank.SORTED, List.copyOf(all.keySet()), List.copyOf(all.values()));
    }

    PersistentTable<T> put(Item<T> item) {
        String key = item.key();
        var before = items.get(key);
        var next = before == null
                ? (items.size() == 0 ? Indexes.empty(kind) : indexes).plus(key, item.value())
                : indexes.changed(key, before.value(), item.value());
        return new PersistentTable<>(kind, items.plus(key, item), next);
    }

    /** With the writable layer's name on all that bear none; each object gets it once, and never again. */
    PersistentTable<T> attributed() {
        var next = items;
        for (Item<T> item : items.values()) {
            if (item.status().bundle().isEmpty() || !item.status().marks().equals(Marks.NONE)) {
                next = next.plus(item.key(), item.with(item.status().from(Layer.WRITABLE)));
            }
        }
        return new PersistentTable<>(kind, next, indexes);
    }

    PersistentTable<T> remove(String key) {
        var before = items.get(key);
        return before == null
                ? this
                : new PersistentTable<>(kind, items.minus(key), indexes.minus(key, before.value()));
    }

    /** With these in the place of those of the same value; built anew where they are many. */
    PersistentTable<T> replaced(List<Item<T>> changed) {
        if (!many(changed.size())) {
            var next = items;
            for (Item<T> item : changed) {
                next = next.plus(item.key(), item);
            }
            return new PersistentTable<>(kind, next, indexes);
        }
        var byKey = new HashMap<String, Item<T>>();
        changed.forEach(item -> byKey.put(item.key(), item));
        return mapped(item -> byKey.getOrDefault(item.key(), item));
    }

    /** Whether to look at all costs less than to look up so many. */
    private boolean many(int some) {
        return some > items.size() / 8;
    }

    /** With each item changed beside its value; on all processors, so that the change must not depend on the order. */
    PersistentTable<T> mapped(UnaryOperator<Item<T>> change) {
        var changed = items.values().parallelStream().map(change).toList();
        return new PersistentTable<>(kind, Tree.of(Rank.SORTED, List.copyOf(items.keys()), changed), indexes);
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
        return at(keys(attribute, word));
    }

    @Override
    public int count(String attribute, String word) {
        return keys(attribute, word).size();
    }

    private Collection<String> keys(String attribute, String word) {
        if (attribute.equals(kind.key().name())) {
            return items.get(word) == null ? List.of() : List.of(word);
        }
        if (kind.indexes().noneMatch(index -> index.name().equals(attribute))) {
            throw new IllegalArgumentException(kind + " has no index " + attribute);
        }
        return indexes.of(attribute).keys(word);
    }

    /** The objects that name this key of another kind. */
    List<Item<T>> naming(String referredKind, String key) {
        return at(keysNaming(referredKind, key));
    }

    Collection<String> keysNaming(String referredKind, String key) {
        return indexes.naming(referredKind).keys(key);
    }

    /** The objects under these keys, in key order. */
    List<Item<T>> inOrder(Set<String> keys) {
        return many(keys.size())
                ? all().stream().filter(item -> keys.contains(item.key())).toList()
                : at(keys.stream().sorted().toList());
    }

    private List<Item<T>> at(Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Item<T>>(keys.size());
        keys.forEach(key -> found.add(items.get(key)));
        return Collections.unmodifiableList(found);
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
                var keys = keys(name, word).iterator();
                return keys.hasNext() ? find(keys.next()) : Optional.empty();
            }
        }
        return find(text);
    }

    @Override
    public int size() {
        return items.size();
    }
}
