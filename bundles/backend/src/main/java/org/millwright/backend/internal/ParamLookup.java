// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Wire;

/**
 * Looks parameters up in one image.
 *
 * @param clear whether secure values are opened
 */
record ParamLookup(Image image, Schemas schemas, boolean clear) implements Params {

    @Override
    public Params decoded() {
        return new ParamLookup(image, schemas, true);
    }

    @Override
    public Optional<Object> find(Item<?> object, String name) {
        return first(sources(object), name);
    }

    @Override
    public Optional<Object> find(String name) {
        return first(global(), name);
    }

    private Optional<Object> first(Collection<Item<?>> sources, String name) {
        for (var source : sources) {
            var params = own(source);
            if (params.containsKey(name)) {
                return Optional.ofNullable(value(source, name, params.get(name)));
            }
        }
        return image.find(Param.KIND, name)
                .flatMap(param -> param.value().defaultValue())
                .map(ParamLookup::copy);
    }

    @Override
    public Map<String, Object> all(Item<?> object) {
        return collected(sources(object));
    }

    @Override
    public Map<String, Object> of(Item<?> object) {
        return collected(List.of(object));
    }

    private Map<String, Object> collected(Collection<Item<?>> sources) {
        var all = new TreeMap<String, Object>();
        for (var source : sources) {
            own(source).forEach((name, value) -> {
                if (!all.containsKey(name)) {
                    all.put(name, value(source, name, value));
                }
            });
        }
        return all;
    }

    /** From the most to the least specific. */
    private List<Item<?>> sources(Item<?> object) {
        var sources = new ArrayList<Item<?>>();
        sources.add(object);
        if (object.value() instanceof Machine machine) {
            sources.addAll(profiles(machine.profiles()));
            image.find(Stage.KIND, machine.stage()).ifPresent(stage -> {
                sources.add(stage);
                sources.addAll(profiles(stage.value().profiles()));
            });
        }
        sources.addAll(global());
        return sources;
    }

    static <T extends Model> Map<String, Object> own(Item<T> item) {
        Kind<T> kind = item.kind();
        return kind.params().map(params -> params.of(item.value())).orElse(Map.of());
    }

    /** Each followed by those that it names itself, each once. */
    private Collection<Item<?>> profiles(List<String> names) {
        var found = new LinkedHashMap<String, Item<?>>();
        collect(names, found);
        return found.values();
    }

    private void collect(List<String> names, Map<String, Item<?>> found) {
        for (String name : names) {
            var profile = image.find(Profile.KIND, name);
            if (profile.isPresent() && found.putIfAbsent(name, profile.get()) == null) {
                collect(profile.get().value().profiles(), found);
            }
        }
    }

    private Collection<Item<?>> global() {
        return profiles(List.of(Profile.GLOBAL));
    }

    private Object value(Item<?> source, String name, Object value) {
        boolean opens = clear
                && SecureData.looksLike(value)
                && image.find(Param.KIND, name)
                        .filter(param -> param.value().secure())
                        .isPresent();
        return opens ? opened(source, value) : copy(value);
    }

    /** What can't be opened stays as it is. */
    private Object opened(Item<?> source, Object value) {
        try {
            return SecureData.read(value).open(Keyring.of(image).find(source.kind(), source.key()));
        } catch (IllegalArgumentException e) {
            return copy(value);
        }
    }

    @Override
    public Optional<String> fault(String name, Object value) {
        return image.find(Param.KIND, name)
                .map(param -> schemas.lenient(param.value()).violations(value))
                .filter(violations -> !violations.isEmpty())
                .map(ParamChecks::text);
    }

    @Override
    public Object read(String name, String text) {
        Object value = parsed(name, text);
        fault(name, value).ifPresent(why -> {
            throw new IllegalArgumentException(why.replaceFirst("^: ", ""));
        });
        return value;
    }

    private Object parsed(String name, String text) {
        try {
            return Wire.plain(text.getBytes(StandardCharsets.UTF_8));
        } catch (Problem p) {
            boolean isText = image.find(Param.KIND, name)
                    .filter(param ->
                            param.value().schema() instanceof Map<?, ?> schema && "string".equals(schema.get("type")))
                    .isPresent();
            if (isText) {
                return text;
            }
            throw new IllegalArgumentException(p.messages().get(0), p);
        }
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
