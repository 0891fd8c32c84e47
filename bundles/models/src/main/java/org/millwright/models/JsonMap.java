// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Free values under sorted names, held as the JSON that they are written as: a third of the memory of maps and lists,
 * and copied where it is written. A value is read each time it is asked for, and is the asker's own.
 */
final class JsonMap extends AbstractMap<String, Object> {

    private final List<String> names;
    private final int[] starts;
    private final byte[] json;

    private JsonMap(List<String> names, int[] starts, byte[] json) {
        this.names = names;
        this.starts = starts;
        this.json = json;
    }

    static Map<String, Object> of(Map<String, Object> values) {
        return values.isEmpty() ? Map.of() : values instanceof JsonMap same ? same : written(new TreeMap<>(values));
    }

    /** Of JSON that is in its final form already; tells the names and where their values begin. */
    static JsonMap of(List<String> names, List<Integer> starts, byte[] json) {
        return new JsonMap(Shared.list(List.copyOf(names)), array(starts), json);
    }

    private static int[] array(List<Integer> starts) {
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static JsonMap written(SortedMap<String, Object> values) {
        var starts = new ArrayList<Integer>(values.size());
        byte[] json = Wire.object(values, starts::add);
        return of(List.copyOf(values.keySet()), starts, json);
    }

    /** These values and this one, which takes the place of one of the same name. */
    static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        int at = values instanceof JsonMap map ? map.at(name) : -1;
        if (at >= 0) {
            return ((JsonMap) values).with(at, Wire.freeValue(value));
        }
        var all = new TreeMap<>(values);
        all.put(name, value);
        return of(all);
    }

    private JsonMap with(int at, byte[] value) {
        int end = endOfValue(starts[at]);
        var next = new byte[json.length - (end - starts[at]) + value.length];
        System.arraycopy(json, 0, next, 0, starts[at]);
        System.arraycopy(value, 0, next, starts[at], value.length);
        System.arraycopy(json, end, next, starts[at] + value.length, json.length - end);
        var moved = starts.clone();
        for (int after = at + 1; after < moved.length; after++) {
            moved[after] += next.length - json.length;
        }
        return new JsonMap(names, moved, next);
    }

    private int endOfValue(int start) {
        int depth = 0;
        for (int at = start; ; at++) {
            switch (json[at]) {
                case '"' -> at = endOfText(at);
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            boolean next = json[at + 1] == ',' || json[at + 1] == '}';
            if (depth == 0 && next) {
                return at + 1;
            }
        }
    }

    /** Where the closing quote of the text is that begins here. */
    private int endOfText(int start) {
        int at = end(start + 1, '"', '\\');
        while (json[at] != '"') {
            at = end(at + 2, '"', '\\');
        }
        return at;
    }

    private Object value(int at) {
        int start = starts[at];
        return switch (json[start]) {
            case 't' -> true;
            case 'f' -> false;
            case '{', '[', 'n' -> Wire.plain(json, start);
            case '"' -> text(start);
            default -> number(start);
        };
    }

    private double number(int start) {
        return Double.parseDouble(new String(json, start, end(start, ',', '}') - start, ISO_8859_1));
    }

    private JsonType type(int at) {
        int start = starts[at];
        return switch (json[start]) {
            case 't', 'f' -> JsonType.BOOLEAN;
            case '{' -> JsonType.OBJECT;
            case '[' -> JsonType.ARRAY;
            case 'n' -> JsonType.NULL;
            case '"' -> JsonType.STRING;
            default -> JsonType.of(number(start));
        };
    }

    /** Most texts stand as they are. */
    private String text(int start) {
        int end = end(start + 1, '"', '\\');
        return json[end] == '"'
                ? new String(json, start + 1, end - start - 1, UTF_8)
                : (String) Wire.plain(json, start);
    }

    private int end(int start, char one, char other) {
        int end = start;
        while (json[end] != one && json[end] != other) {
            end++;
        }
        return end;
    }

    private int at(Object name) {
        return name instanceof String text ? Collections.binarySearch(names, text) : -1;
    }

    @Override
    public Object get(Object name) {
        int at = at(name);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(Object name) {
        return at(name) >= 0;
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public Set<String> keySet() {
        return new View<>(names::get) {
            @Override
            public boolean contains(Object name) {
                return containsKey(name);
            }
        };
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new View<>(Member::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonMap map ? Arrays.equals(json, map.json) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    /** A name and its value, which is read when it is asked for. */
    final class Member implements Entry<String, Object> {
        private final int at;

        private Member(int at) {
            this.at = at;
        }

        JsonType type() {
            return JsonMap.this.type(at);
        }

        @Override
        public String getKey() {
            return names.get(at);
        }

        @Override
        public Object getValue() {
            return value(at);
        }

        @Override
        public Object setValue(Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean equals(Object other) {
            return new SimpleImmutableEntry<>(this).equals(other);
        }

        @Override
        public int hashCode() {
            return new SimpleImmutableEntry<>(this).hashCode();
        }

        @Override
        public String toString() {
            return getKey() + "=" + getValue();
        }
    }

    private class View<E> extends AbstractSet<E> {
        private final IntFunction<E> element;

        View(IntFunction<E> element) {
            this.element = element;
        }

        @Override
        public Iterator<E> iterator() {
            return IntStream.range(0, names.size()).mapToObj(element).iterator();
        }

        @Override
        public int size() {
            return names.size();
        }
    }

    /** Copies the bytes where bytes are written, and tells the values one by one to all else. */
    static final class Writer extends StdSerializer<JsonMap> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(JsonMap.class);
        }

        @Override
        public void serialize(JsonMap map, JsonGenerator out, SerializerProvider serializers) throws IOException {
            if (out instanceof UTF8JsonGenerator) {
                SeenText.writeParams(map.json, out, serializers);
            } else {
                serializers.defaultSerializeValue(new TreeMap<>(map), out);
            }
        }
    }
}
