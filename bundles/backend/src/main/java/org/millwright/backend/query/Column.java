// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.query;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.millwright.models.Attribute;
import org.millwright.models.Cidr;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;

/**
 * A value of objects by which lists are filtered and sorted.
 *
 * @param values of one object: one, or one for each entry of a list
 * @param read a text of the query as such a value; throws {@link IllegalArgumentException} for the client
 * @param ordered whether values come before each other
 * @param matched whether regular expressions apply
 * @param list whether an object has several values
 */
record Column<T extends Model>(
        String name,
        Function<Item<T>, List<Object>> values,
        Function<String, Object> read,
        boolean ordered,
        boolean matched,
        boolean list) {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** What isn't there comes first; values of different types keep their places. */
    private static final Comparator<Object> ORDER = Comparator.nullsFirst(Column::compareValues);

    static <T extends Model> Column<T> of(Kind<T> kind, Attribute<T> attribute) {
        return of(kind, attribute.name(), attribute.type(), item -> attribute.words(item.value()));
    }

    static <T extends Model> Column<T> text(Kind<T> kind, String name, Function<Item<T>, String> text) {
        return of(kind, name, Attribute.Type.TEXT, text.andThen(List::of));
    }

    static <T extends Model> Column<T> flag(Kind<T> kind, String name, Function<Item<T>, Boolean> flag) {
        return of(kind, name, Attribute.Type.FLAG, flag.andThen(on -> List.of(on.toString())));
    }

    private static <T extends Model> Column<T> of(
            Kind<T> kind, String name, Attribute.Type type, Function<Item<T>, List<String>> words) {
        Function<String, Object> read = text -> read(kind, name, type, text);
        boolean list = type == Attribute.Type.LIST;
        return new Column<>(
                name,
                words.andThen(texts -> texts.stream()
                        .map(text -> text.isEmpty() ? text : read.apply(text))
                        .toList()),
                read,
                !list && type != Attribute.Type.FLAG,
                type == Attribute.Type.TEXT,
                list);
    }

    private static Object read(Kind<?> kind, String name, Attribute.Type type, String text) {
        return switch (type) {
            case TEXT, LIST -> text;
            case RANGE -> text.indexOf('-') < 0 ? address(kind, name, text) : Span.parse(text);
            case FLAG, SORTED_FLAG -> checked(
                    text.equals("true") || text.equals("false"), text, name + " must be true or false");
            case UUID -> checked(text.isEmpty() || UUID.matcher(text).matches(), text, "Invalid UUID: " + text);
            case CIDR -> checked(Cidr.parse(text).isPresent(), text, "Invalid subnet CIDR: " + text);
            case ADDRESS -> text.isEmpty() ? text : address(kind, name, text);
            case TIME -> time(name, text);
            case NUMBER -> number(name, text);
        };
    }

    private static String checked(boolean right, String text, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
        return text;
    }

    private static Object address(Kind<?> kind, String name, String text) {
        try {
            return Ip.parse(text);
        } catch (IllegalArgumentException e) {
            String message =
                    switch (kind.name()) {
                        case "machines" -> "Invalid address: " + text;
                        case "leases" -> name + " must be an IP address";
                        case "subnets" -> (name.equals("NextServer") ? "Invalid Address: " : "Invalid IP address: ")
                                + text;
                        default -> "Invalid Address: " + text;
                    };
            throw new IllegalArgumentException(message, e);
        }
    }

    private static Object time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " is not valid: parsing time \"" + text + "\" as \"2006-01-02T15:04:05Z07:00\"", e);
        }
    }

    private static Object number(String name, String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number", e);
        }
    }

    /** Brings objects into the order of this value; those that have the same keep theirs. */
    void sort(List<Item<T>> items) {
        var keyed = new ArrayList<Keyed<T>>(items.size());
        for (Item<T> item : items) {
            var found = values.apply(item).iterator();
            keyed.add(new Keyed<>(found.hasNext() ? found.next() : null, item));
        }
        keyed.sort(Comparator.comparing(Keyed::value, ORDER));
        for (int at = 0; at < keyed.size(); at++) {
            items.set(at, keyed.get(at).item());
        }
    }

    private record Keyed<T extends Model>(Object value, Item<T> item) {}

    /** Whether this value of an object is the wanted one, or holds it. */
    static boolean is(Object value, Object wanted) {
        return value instanceof Span span && wanted instanceof Ip address
                ? span.holds(address)
                : Objects.equals(value, wanted);
    }

    /** Addresses from one to another. */
    private record Span(Ip low, Ip high) implements Comparable<Span> {

        static Span parse(String text) {
            int dash = text.indexOf('-');
            return new Span(Ip.parse(text.substring(0, dash)), Ip.parse(text.substring(dash + 1)));
        }

        boolean holds(Ip address) {
            return address.isV4() && low.compareTo(address) <= 0 && address.compareTo(high) <= 0;
        }

        @Override
        public int compareTo(Span other) {
            int byLow = low.compareTo(other.low);
            return byLow == 0 ? high.compareTo(other.high) : byLow;
        }
    }

    static int compare(Object a, Object b) {
        return ORDER.compare(a, b);
    }

    @SuppressWarnings("unchecked")
    private static int compareValues(Object a, Object b) {
        if (a instanceof Comparable<?> comparable && a.getClass() == b.getClass()) {
            return ((Comparable<Object>) comparable).compareTo(b);
        }
        return a.getClass().getName().compareTo(b.getClass().getName());
    }
}
