// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A named value of a kind by which its objects are found.
 *
 * @param name as in a query
 * @param value the value's words: one, or one for each entry of a list; an empty word is no word
 * @param unique no two objects have a word in common
 * @param indexed the store keeps an index over the words; unique ones always are
 */
public record Attribute<T>(String name, Type type, Function<T, List<String>> value, boolean unique, boolean indexed) {

    /** How the words of an attribute compare and what a query may ask of them. */
    public enum Type {
        TEXT,
        FLAG,
        /** A flag by which lists are sorted: what is false comes first. */
        SORTED_FLAG,
        UUID,
        ADDRESS,
        CIDR,
        TIME,
        NUMBER,
        LIST,
        /** Two addresses, a dash between them: found by each address from the one to the other. */
        RANGE
    }

    public static <T> Attribute<T> text(String name, Function<T, String> value) {
        return one(name, Type.TEXT, value);
    }

    public static <T> Attribute<T> uuid(String name, Function<T, String> value) {
        return one(name, Type.UUID, value);
    }

    public static <T> Attribute<T> flag(String name, Function<T, Boolean> value) {
        return one(name, Type.FLAG, value.andThen(String::valueOf));
    }

    public static <T> Attribute<T> sortedFlag(String name, Function<T, Boolean> value) {
        return one(name, Type.SORTED_FLAG, value.andThen(String::valueOf));
    }

    public static <T> Attribute<T> address(String name, Function<T, Ip> value) {
        return one(name, Type.ADDRESS, value.andThen(Ip::text));
    }

    public static <T> Attribute<T> cidr(String name, Function<T, String> value) {
        return one(name, Type.CIDR, value);
    }

    public static <T> Attribute<T> list(String name, Function<T, List<String>> value) {
        return new Attribute<>(name, Type.LIST, value, false, false);
    }

    /** The names of the entries of a map. */
    public static <T> Attribute<T> keys(String name, Function<T, Map<String, ?>> value) {
        return list(name, value.andThen(map -> List.copyOf(map.keySet())));
    }

    public static <T> Attribute<T> one(String name, Type type, Function<T, String> value) {
        return new Attribute<>(name, type, value.andThen(List::of), false, false);
    }

    public Attribute<T> asUnique() {
        return new Attribute<>(name, type, value, true, true);
    }

    public Attribute<T> asIndexed() {
        return new Attribute<>(name, type, value, unique, true);
    }

    public List<String> words(T object) {
        return value.apply(object);
    }
}
