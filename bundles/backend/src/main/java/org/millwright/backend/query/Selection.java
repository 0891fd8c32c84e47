// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.millwright.backend.Image;
import org.millwright.backend.Params;
import org.millwright.backend.Table;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;

/**
 * What is asked for, as names with their values in the order in which they came: {@code sort}, {@code reverse},
 * {@code offset}, {@code limit}, and filters such as {@code Stage=local} or {@code Name=Re(^n)}. All names must match; of
 * several values of one name, any.
 */
public record Selection(Map<String, List<String>> terms) {

    private static final Set<String> NO_FILTERS =
            Set.of("offset", "limit", "sort", "reverse", "slim", "params", "decode");

    /** @throws IllegalArgumentException where it can't be asked of this kind, in words for the client */
    public <T extends Model> Listing<T> in(Image image, Kind<T> kind, Params params) {
        var columns = new Columns<>(kind, image, params);
        var table = image.table(kind);
        boolean filtered = terms.keySet().stream().anyMatch(name -> !NO_FILTERS.contains(name));
        if (!filtered && order(columns).isEmpty() && !terms.containsKey("reverse")) {
            int limit = number("Limit", Integer.MAX_VALUE);
            return page(table.all().stream().skip(number("Offset", 0)), limit, table.size(), table.size());
        }
        return among(columns, table, item -> true, table.size());
    }

    /** The same where all but those that are seen aren't there. */
    public <T extends Model> Listing<T> in(Image image, Kind<T> kind, Params params, Predicate<Item<T>> seen) {
        var table = image.table(kind);
        int total = (int) table.all().stream().filter(seen).count();
        return among(new Columns<>(kind, image, params), table, seen, total);
    }

    private <T extends Model> Listing<T> among(Columns<T> columns, Table<T> table, Predicate<Item<T>> seen, int total) {
        var order = order(columns);
        var condition = condition(columns);
        int offset = number("Offset", 0);
        int limit = number("Limit", Integer.MAX_VALUE);
        var items = new ArrayList<>(candidates(table, columns).stream()
                .filter(seen)
                .filter(condition)
                .toList());
        order.forEach(column -> column.sort(items));
        if (terms.containsKey("reverse")) {
            Collections.reverse(items);
        }
        return page(items.stream().skip(offset), limit, items.size(), total);
    }

    private static <T extends Model> Listing<T> page(Stream<Item<T>> rest, int limit, int matching, int total) {
        return new Listing<>(rest.limit(limit).toList(), matching, total);
    }

    /** The last is the first to count; tables are in the order of the key already. */
    private <T extends Model> List<Column<T>> order(Columns<T> columns) {
        var order = terms.getOrDefault("sort", List.of()).stream()
                .map(name -> columns.find(name)
                        .filter(Column::ordered)
                        .orElseThrow(() -> new IllegalArgumentException("Not sortable: " + name)))
                .toList();
        return order.size() == 1 && order.get(0).name().equals("Key") ? List.of() : order;
    }

    private <T extends Model> Predicate<Item<T>> condition(Columns<T> columns) {
        Predicate<Item<T>> all = item -> true;
        for (String name : terms.keySet()) {
            if (!NO_FILTERS.contains(name)) {
                var column =
                        columns.find(name).orElseThrow(() -> new IllegalArgumentException("Filter not found: " + name));
                all = all.and(filters(name).map(filter -> filter.on(column)).reduce(item -> false, Predicate::or));
            }
        }
        return all;
    }

    private Stream<Filter> filters(String name) {
        return terms.get(name).stream().map(Filter::parse);
    }

    /** The fewest objects, in key order, among which an index says that all are. */
    private <T extends Model> Collection<Item<T>> candidates(Table<T> table, Columns<T> columns) {
        return terms.keySet().stream()
                .filter(name -> !NO_FILTERS.contains(name))
                .flatMap(name -> columns.indexed(table, name, filters(name).toList()).stream())
                .min(Comparator.comparingInt(Collection::size))
                .orElseGet(table::all);
    }

    private int number(String name, int otherwise) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!terms.containsKey(key)) {
            return otherwise;
        }
        String text = terms.get(key).stream().findFirst().orElse("");
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " not valid: strconv.Atoi: parsing \"" + text + "\": invalid syntax", e);
        }
        throw new IllegalArgumentException(name + " cannot be negative");
    }
}
