// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.backend.Image;
import org.millwright.backend.Params;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Profile;
import org.millwright.models.Stage;

/** Looks parameters up in one image. */
record ParamLookup(Image image) implements Params {

    @Override
    public Optional<Object> find(Item<?> object, String name) {
        return first(sources(object), name);
    }

    @Override
    public Optional<Object> find(String name) {
        return first(global(), name);
    }

    private Optional<Object> first(List<Map<String, Object>> sources, String name) {
        for (var source : sources) {
            if (source.containsKey(name)) {
                return Optional.ofNullable(copy(source.get(name)));
            }
        }
        return image.find(Param.KIND, name)
                .flatMap(param -> param.value().defaultValue())
                .map(ParamLookup::copy);
    }

    @Override
    public Map<String, Object> all(Item<?> object) {
        var all = new TreeMap<String, Object>();
        for (var source : sources(object)) {
            source.forEach((name, value) -> {
                if (!all.containsKey(name)) {
                    all.put(name, copy(value));
                }
            });
        }
        return all;
    }

    /** From the most to the least specific. */
    private List<Map<String, Object>> sources(Item<?> object) {
        var sources = new ArrayList<Map<String, Object>>();
        sources.add(own(object));
        if (object.value() instanceof Machine machine) {
            sources.addAll(profiles(machine.profiles()));
            image.find(Stage.KIND, machine.stage()).map(Item::value).ifPresent(stage -> {
                sources.add(stage.params());
                sources.addAll(profiles(stage.profiles()));
            });
        }
        sources.addAll(global());
        return sources;
    }

    private static <T extends Model> Map<String, Object> own(Item<T> item) {
        Kind<T> kind = item.kind();
        return kind.params().map(params -> params.apply(item.value())).orElse(Map.of());
    }

    private List<Map<String, Object>> profiles(List<String> names) {
        return names.stream()
                .flatMap(name -> image.find(Profile.KIND, name).stream())
                .map(profile -> profile.value().params())
                .toList();
    }

    private List<Map<String, Object>> global() {
        return profiles(List.of(Profile.GLOBAL));
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new TreeMap<String, Object>();
            map.forEach((key, entry) -> copy.put((String) key, copy(entry)));
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<Object>();
            list.forEach(entry -> copy.add(copy(entry)));
            return copy;
        }
        return value;
    }
}
