// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** JSON as clients and the store see it: field names, order, escapes, numbers and times of the wire. */
public final class Wire {

    static final ObjectMapper STORED = WireMapper.forStore();
    static final ObjectMapper SEEN = WireMapper.forClients();
    private static final ListWriter SEEN_LIST = new ListWriter(SEEN.writer());

    /**
     * Reads an object that a client or a content package wrote.
     *
     * @throws Problem 400 that names the field
     */
    public static <T extends Model> T read(Kind<T> kind, byte[] json) {
        return read(kind.type(), json);
    }

    public static <T extends Model> T read(Kind<T> kind, JsonNode json) {
        try {
            return present(STORED.treeToValue(json, kind.type()));
        } catch (JsonProcessingException e) {
            throw JsonFault.problem(e, kind.type());
        }
    }

    public static <T> T read(Class<T> type, byte[] json) {
        return present(value(type, json));
    }

    /** The parser stays open while a fault is put into words: they need the token it stopped at. */
    private static <T> T value(Class<T> type, byte[] json) {
        try (var parser = STORED.createParser(json)) {
            try {
                return STORED.readValue(parser, type);
            } catch (IOException e) {
                throw JsonFault.problem(e, type, json);
            }
        } catch (IOException e) {
            throw JsonFault.problem(e, type, json);
        }
    }

    private static <T> T present(T value) {
        if (value == null) {
            throw Problem.unreadable("null is no object");
        }
        return value;
    }

    /** Any JSON value as plain maps, lists, text, booleans and doubles. */
    public static Object plain(byte[] json) {
        return value(Object.class, json);
    }

    /** The object, list, text or null that begins here, whatever follows it. */
    static Object plain(byte[] json, int start) {
        try {
            return STORED.readValue(json, start, json.length - start, Object.class);
        } catch (IOException e) {
            throw JsonFault.problem(e, Object.class);
        }
    }

    /** An object of these members as it is stored and seen; tells where each value begins. */
    static byte[] object(SortedMap<String, Object> members, IntConsumer start) {
        var out = new ByteArrayBuilder();
        try (var json = STORED.createGenerator(out)) {
            var values = new PlainWriter(STORED, json);
            json.writeStartObject();
            for (var member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                // The colon is written with the value.
                start.accept(out.size() + json.getOutputBuffered() + 1);
                values.write(member.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A plain value as it is stored and seen. */
    static byte[] freeValue(Object value) {
        return bytes(STORED, value);
    }

    public static Object plain(JsonNode json) {
        return STORED.convertValue(json, Object.class);
    }

    public static JsonNode tree(byte[] json) {
        try {
            var tree = STORED.readTree(json);
            if (tree.isMissingNode()) {
                throw Problem.unreadable("EOF");
            }
            return tree;
        } catch (IOException e) {
            throw JsonFault.problem(e, Object.class, json);
        }
    }

    /** An object's JSON tree as clients see it, password hashes left out. */
    public static JsonNode tree(Object seen) {
        return tree(bytes(seen));
    }

    /** What the store keeps of an object: what its author wrote. */
    public static byte[] stored(Model object) {
        return bytes(STORED, object);
    }

    public static JsonNode storedTree(Model object) {
        return tree(stored(object));
    }

    /** What clients see of an {@link Item}, of a list of them, or of any other answer. */
    public static byte[] bytes(Object seen) {
        return bytes(SEEN, seen);
    }

    /** A list of them; its elements are asked for when their turn comes, by several threads. Leaves the target open. */
    public static void writeAll(List<?> seen, OutputStream out) throws IOException {
        SEEN_LIST.write(seen, out);
    }

    private static byte[] bytes(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts a UUID in any letter case and keeps it in lower case. */
    static final class UuidText extends JsonDeserializer<String> {
        private static final Pattern UUID =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = context.readValue(parser, String.class);
            if (!text.isEmpty() && !UUID.matcher(text).matches()) {
                throw context.weirdStringException(text, String.class, "invalid UUID");
            }
            return text.toLowerCase(Locale.ROOT);
        }
    }

    private Wire() {}
}
