// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.backend.Image;
import org.millwright.backend.Layers;
import org.millwright.backend.Table;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Status;

/** An image that tests fill. */
final class FakeImage implements Image {

    private final Map<String, Map<String, Item<?>>> objects = new HashMap<>();

    <T extends Model> FakeImage with(Kind<T> kind, T object) {
        objects.computeIfAbsent(kind.name(), name -> new TreeMap<>())
                .put(kind.key(object), new Item<>(kind, object, Status.GOOD));
        return this;
    }

    FakeImage with(String pref, String value) {
        return with(Pref.KIND, Pref.of(pref, value));
    }

    void remove(Kind<?> kind, String key) {
        objects.get(kind.name()).remove(key);
    }

    @Override
    public long serial() {
        return 1;
    }

    @Override
    public Kinds kinds() {
        return Kinds.BUILT_IN;
    }

    @Override
    public Layers layers() {
        return Layers.NONE;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Model> Table<T> table(Kind<T> kind) {
        var all = objects.getOrDefault(kind.name(), Map.of());
        return new Table<>() {
            @Override
            public Optional<Item<T>> find(String key) {
                return Optional.ofNullable((Item<T>) all.get(key));
            }

            @Override
            public Collection<Item<T>> all() {
                return all.values().stream().map(item -> (Item<T>) item).toList();
            }

            @Override
            public List<Item<T>> with(String attribute, String word) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Item<T>> lookup(String text) {
                return find(text);
            }

            @Override
            public int size() {
                return all.size();
            }
        };
    }
}
