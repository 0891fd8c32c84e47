// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.query;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.millwright.models.Item;
import org.millwright.models.Model;

/** One condition of a query, such as {@code Lt(3)}; a plain text asks for equality. */
record Filter(String function, List<String> args) {

    private static final Set<String> FUNCTIONS =
            Set.of("Eq", "Ne", "Lt", "Lte", "Gt", "Gte", "Between", "Except", "In", "Nin", "Re");

    static Filter parse(String text) {
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")") || !FUNCTIONS.contains(text.substring(0, open))) {
            return new Filter("Eq", List.of(text));
        }
        String function = text.substring(0, open);
        String inside = text.substring(open + 1, text.length() - 1);
        boolean many = Set.of("In", "Nin", "Between", "Except").contains(function);
        return new Filter(function, many ? List.of(inside.split(",", -1)) : List.of(inside));
    }

    /** Words of which every object that matches has one; none where words don't tell. */
    <T extends Model> List<String> words(Column<T> column) {
        return switch (function) {
            case "Eq" -> List.of(column.list() ? args.get(0).split(",", -1)[0] : word(column, args.get(0)));
            case "In" -> args.stream().map(arg -> word(column, arg)).toList();
            default -> List.of();
        };
    }

    private static <T extends Model> String word(Column<T> column, String arg) {
        return column.read().apply(arg).toString();
    }

    /** @throws IllegalArgumentException where it can't be asked of this column, in words for the client */
    <T extends Model> Predicate<Item<T>> on(Column<T> column) {
        return switch (function) {
            case "Eq" -> equal(column);
            case "Ne" -> equal(column).negate();
            case "In" -> in(column);
            case "Nin" -> in(column).negate();
            case "Re" -> matching(column);
            default -> ordered(column);
        };
    }

    private <T extends Model> Predicate<Item<T>> equal(Column<T> column) {
        if (column.list()) {
            var wanted = Arrays.asList((Object[]) args.get(0).split(",", -1));
            return item -> column.values().apply(item).containsAll(wanted);
        }
        return in(column);
    }

    private <T extends Model> Predicate<Item<T>> in(Column<T> column) {
        var wanted = args.stream().map(column.read()).toList();
        return item -> column.values().apply(item).stream()
                .anyMatch(value -> wanted.stream().anyMatch(one -> Column.is(value, one)));
    }

    private <T extends Model> Predicate<Item<T>> matching(Column<T> column) {
        if (!column.matched()) {
            throw new IllegalArgumentException("cannot match via regular expression");
        }
        try {
            var pattern = Pattern.compile(args.get(0));
            return item -> column.values().apply(item).stream()
                    .anyMatch(value ->
                            pattern.matcher(new PatientText(value.toString())).find());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "error parsing regexp: " + e.getDescription() + ": `" + args.get(0) + "`", e);
        }
    }

    private <T extends Model> Predicate<Item<T>> ordered(Column<T> column) {
        boolean range = function.equals("Between") || function.equals("Except");
        if (!column.ordered()) {
            throw new IllegalArgumentException("Not sortable: " + column.name());
        }
        if (range && args.size() != 2) {
            throw new IllegalArgumentException(function + " needs two values");
        }
        var low = column.read().apply(args.get(0));
        var high = column.read().apply(args.get(args.size() - 1));
        return item -> column.values().apply(item).stream().anyMatch(value -> lies(value, low, high));
    }

    private boolean lies(Object value, Object low, Object high) {
        int toLow = Column.compare(value, low);
        int toHigh = Column.compare(value, high);
        return switch (function) {
            case "Lt" -> toLow < 0;
            case "Lte" -> toLow <= 0;
            case "Gt" -> toLow > 0;
            case "Gte" -> toLow >= 0;
            case "Between" -> toLow >= 0 && toHigh <= 0;
            default -> toLow < 0 || toHigh > 0;
        };
    }
}
