// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.millwright.backend.Image;
import org.millwright.backend.Params;
import org.millwright.backend.Table;
import org.millwright.models.Attribute;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Problem;

/**
 * The objects of one kind that a query asks for.
 *
 * @param items in the order asked for
 * @param matching before offset and limit
 * @param total before any filter
 */
record Listing<T extends Model>(List<Item<T>> items, int matching, int total) {

    private static final Set<String> NO_FILTERS =
            Set.of("offset", "limit", "sort", "reverse", "slim", "params", "decode");

    static <T extends Model> Listing<T> nothing() {
        return new Listing<>(List.of(), 0, 0);
    }

    /** @throws Problem 406 */
    static <T extends Model> Listing<T> of(Kind<T> kind, Image image, Params params, Query query, String method) {
        try {
            return new Selection<>(kind, image, params, query).listing();
        } catch (IllegalArgumentException e) {
            throw new Problem(kind.name(), "", method, List.of(e.getMessage()), 406);
        }
    }

    private record Selection<T extends Model>(Kind<T> kind, Image image, Params params, Query query) {

        Listing<T> listing() {
            var table = image.table(kind);
            var items = new ArrayList<Item<T>>();
            var condition = condition();
            for (Item<T> item : candidates(table)) {
                if (condition.test(item)) {
                    items.add(item);
                }
            }
            for (String name : query.all("sort")) {
                var column = column(name)
                        .filter(Column::ordered)
                        .orElseThrow(() -> new IllegalArgumentException("Not sortable: " + name));
                items.sort(column.order());
            }
            if (query.has("reverse")) {
                Collections.reverse(items);
            }
            int from = Math.min(number("Offset", 0), items.size());
            int to = (int) Math.min((long) from + number("Limit", Integer.MAX_VALUE), items.size());
            return new Listing<>(items.subList(from, to), items.size(), table.size());
        }

        /** No fewer than those that meet the condition: those of the shortest index entry, or all. */
        private Collection<Item<T>> candidates(Table<T> table) {
            Collection<Item<T>> fewest = table.all();
            // Each one found by an index is looked up by its key, which costs more than to look at the next of all.
            int most = table.size() / 4;
            for (Attribute<T> attribute : kind.attributes()) {
                var word = wanted(attribute);
                if (word.isPresent() && table.count(attribute.name(), word.get()) < most) {
                    fewest = table.with(attribute.name(), word.get());
                    most = fewest.size();
                }
            }
            return fewest;
        }

        /** A word that all objects have in this attribute that the query asks for. */
        private Optional<String> wanted(Attribute<T> attribute) {
            var texts = query.all(attribute.name());
            if (!attribute.indexed() || texts.size() != 1) {
                return Optional.empty();
            }
            var filter = Filter.parse(texts.get(0));
            return Optional.of(filter.args().get(0).split(",", -1)[0])
                    .filter(word -> filter.function().equals("Eq") && !word.isEmpty())
                    .map(word -> attribute.type() == Attribute.Type.ADDRESS
                            ? Ip.parse(word).text()
                            : attribute.type() == Attribute.Type.LIST
                                    ? word
                                    : filter.args().get(0));
        }

        private Predicate<Item<T>> condition() {
            Predicate<Item<T>> all = item -> true;
            for (String name : query.keys()) {
                if (!NO_FILTERS.contains(name)) {
                    var column =
                            column(name).orElseThrow(() -> new IllegalArgumentException("Filter not found: " + name));
                    all = all.and(query.all(name).stream()
                            .map(text -> Filter.parse(text).on(column))
                            .reduce(item -> false, Predicate::or));
                }
            }
            return all;
        }

        private Optional<Column<T>> column(String name) {
            if (name.startsWith("Meta.")) {
                String key = name.substring("Meta.".length());
                return Optional.of(
                        Column.text(kind, name, item -> item.value().meta().getOrDefault(key, "")));
            }
            return kind.attribute(name)
                    .map(attribute -> Column.of(kind, attribute))
                    .or(() -> common(name))
                    .or(() -> parameter(name));
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

        private int number(String name, int otherwise) {
            String key = name.toLowerCase(Locale.ROOT);
            if (!query.has(key)) {
                return otherwise;
            }
            try {
                int number = Integer.parseInt(query.first(key));
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        name + " not valid: strconv.Atoi: parsing \"" + query.first(key) + "\": invalid syntax", e);
            }
            throw new IllegalArgumentException(name + " cannot be negative");
        }
    }

    /** The words of a comma list that may come several times. */
    static List<String> words(Query query, String key) {
        return query.all(key).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .toList();
    }
}
