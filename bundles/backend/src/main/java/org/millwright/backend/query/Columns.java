// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.query;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.millwright.backend.Image;
import org.millwright.backend.Params;
import org.millwright.backend.Table;
import org.millwright.models.Attribute;
import org.millwright.models.Fields;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;

/**
 * What objects of one kind can be asked for: attributes, what the server says of each, {@code Meta.key}, parameters, and
 * all other plain fields.
 */
record Columns<T extends Model>(Kind<T> kind, Image image, Params params) {

    /** Equal values of these need not be equal words. */
    private static final Set<Attribute.Type> VALUES =
            Set.of(Attribute.Type.RANGE, Attribute.Type.TIME, Attribute.Type.NUMBER);

    Optional<Column<T>> find(String name) {
        if (name.startsWith("Meta.")) {
            String key = name.substring("Meta.".length());
            return Optional.of(
                    Column.text(kind, name, item -> item.value().meta().getOrDefault(key, "")));
        }
        return kind.attribute(name)
                .map(attribute -> Column.of(kind, attribute))
                .or(() -> common(name))
                .or(() -> parameter(name))
                .or(() -> Fields.of(kind, name).map(field -> Column.of(kind, field)));
    }

    private Optional<Column<T>> common(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "Key" -> Column.text(kind, name, Item::key);
                    case "Valid" -> Column.flag(
                            kind, name, item -> item.status().validated());
                    case "Available" -> Column.flag(
                            kind, name, item -> item.status().available());
                    case "ReadOnly" -> Column.flag(
                            kind, name, item -> item.status().readOnly());
                    case "Bundle" -> Column.text(
                            kind, name, item -> item.status().bundle());
                    case "Endpoint" -> Column.text(
                            kind, name, item -> item.value().endpoint());
                    default -> null;
                });
    }

    private Optional<Column<T>> parameter(String name) {
        return kind.params().isEmpty()
                ? Optional.empty()
                : image.find(Param.KIND, name)
                        .map(param -> new Column<>(
                                name,
                                item -> Collections.singletonList(
                                        params.find(item, name).orElse(nothing(param.value()))),
                                text -> params.read(name, text),
                                true,
                                false,
                                false));
    }

    /** A flag that nobody set is off. */
    private static Object nothing(Param param) {
        boolean flag = param.schema() instanceof Map<?, ?> schema && "boolean".equals(schema.get("type"));
        return flag ? false : null;
    }

    /** The objects, in key order, that an index holds under what these filters ask for; nothing where none can tell. */
    Optional<Collection<Item<T>>> indexed(Table<T> table, String name, List<Filter> filters) {
        boolean isKey = name.equals("Key") || kind.key().name().equals(name);
        boolean isIndexed = kind.attribute(name)
                .filter(attribute -> attribute.indexed() && !VALUES.contains(attribute.type()))
                .isPresent();
        if (!isKey && !isIndexed) {
            return Optional.empty();
        }
        var words = new LinkedHashSet<String>();
        var column = find(name).orElseThrow();
        for (Filter filter : filters) {
            var asked = filter.words(column);
            if (asked.isEmpty() || asked.contains("")) {
                return Optional.empty();
            }
            words.addAll(asked);
        }
        // Each one found by an index is looked up by its key, which costs more than to look at the next of all.
        if (!isKey && words.stream().mapToLong(word -> table.count(name, word)).sum() >= table.size() / 4) {
            return Optional.empty();
        }
        Function<String, List<Item<T>>> look =
                word -> isKey ? table.find(word).stream().toList() : table.with(name, word);
        return Optional.of(words.size() == 1 ? look.apply(words.iterator().next()) : union(words, look));
    }

    private static <T extends Model> Collection<Item<T>> union(
            Set<String> words, Function<String, List<Item<T>>> look) {
        var found = new TreeMap<String, Item<T>>();
        words.forEach(word -> look.apply(word).forEach(item -> found.put(item.key(), item)));
        return found.values();
    }
}
