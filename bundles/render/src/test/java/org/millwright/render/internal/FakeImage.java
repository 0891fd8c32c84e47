// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

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
import org.millwright.models.Status;

/** An image that a test fills. */
final class FakeImage implements Image {
    private final Map<String, TreeMap<String, Item<?>>> items = new HashMap<>();
    private Layers layers = Layers.NONE;

    <T extends Model> FakeImage with(Kind<T> kind, T object) {
        return with(kind, object, "");
    }

    <T extends Model> FakeImage with(Kind<T> kind, T object, String bundle) {
        items.computeIfAbsent(kind.name(), name -> new TreeMap<>())
                .put(kind.key(object), new Item<>(kind, object, new Status(true, true, List.of(), false, bundle)));
        return this;
    }

    FakeImage with(Layers stack) {
        layers = stack;
        return this;
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
        return layers;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Model> Table<T> table(Kind<T> kind) {
        var all = (Map<String, Item<T>>) (Map<?, ?>) items.getOrDefault(kind.name(), new TreeMap<>());
        return new Table<>() {
            @Override
            public Optional<Item<T>> find(String key) {
                return Optional.ofNullable(all.get(key));
            }

            @Override
            public Collection<Item<T>> all() {
                return all.values();
            }

            @Override
            public List<Item<T>> with(String attribute, String word) {
                var wanted = kind.attribute(attribute).orElseThrow();
                return all.values().stream()
                        .filter(item -> wanted.words(item.value()).contains(word))
                        .toList();
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
