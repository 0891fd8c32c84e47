// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * JSON Schemas (draft 2020-12) of what {@link Wire} writes and takes. Each record and each kind becomes one definition,
 * to which all others refer: closed and with all its fields where clients see it, open where they send it.
 */
public final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Where its definitions will stand, as far as their names. */
    private final String place;

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final View seen = new View(Wire.SEEN, "");
    private final View sent = new View(Wire.STORED, "Body");

    /** @param place for instance {@code #/$defs/} */
    public Schemas(String place) {
        this.place = place;
    }

    /** Answers with a value of this type. */
    public ObjectNode seen(Type type) {
        return seen.of(type);
    }

    /** Bodies that are read as this type. */
    public ObjectNode sent(Type type) {
        return sent.of(type);
    }

    /** An object of this kind, with what the server says about it. */
    public ObjectNode seen(Kind<?> kind) {
        return kind.declared()
                ? defined(name(kind), schema -> raw(kind, schema, true))
                : defined(kind.label(), schema -> item(kind, schema));
    }

    /** An object of this kind as its author may write it: what is left out is empty, and what isn't known passed over. */
    public ObjectNode sent(Kind<?> kind) {
        return kind.declared()
                ? defined(name(kind) + sent.suffix, schema -> raw(kind, schema, false))
                : sent(kind.type());
    }

    /** All that the schemas made so far refer to. */
    public ObjectNode definitions() {
        var all = JSON.objectNode();
        definitions.forEach(all::set);
        return all;
    }

    private static String name(Kind<?> kind) {
        return "raw." + kind.name().replaceAll("[^a-zA-Z0-9._-]", "_");
    }

    /** A reference to what has this name; it is made at the first one, and may refer to itself. */
    private ObjectNode defined(String name, Consumer<ObjectNode> maker) {
        if (!definitions.containsKey(name)) {
            var schema = JSON.objectNode().put("type", "object");
            definitions.put(name, schema);
            maker.accept(schema);
        }
        return JSON.objectNode().put("$ref", place + name);
    }

    /** In the order of {@link ItemSerializer}. */
    private void item(Kind<?> kind, ObjectNode schema) {
        add(schema, "Validated", seen(boolean.class), true);
        add(schema, "Available", seen(boolean.class), true);
        add(schema, "Errors", seen(String[].class), true);
        add(schema, "ReadOnly", seen(boolean.class), true);
        add(schema, "Meta", notes(), true);
        add(schema, "Endpoint", seen(String.class), true);
        if (kind.bundled()) {
            add(schema, "Bundle", seen(String.class), true);
        }
        if (kind.partial()) {
            add(schema, "Partial", seen(boolean.class), true);
        }
        seen.fields(kind.type(), schema);
    }

    /** Sorted, as they are written; what was not declared is free. */
    private void raw(Kind<?> kind, ObjectNode schema, boolean answered) {
        var all = new TreeMap<String, ObjectNode>();
        kind.schema().forEach((field, wanted) -> {
            if (wanted instanceof Map<?, ?>) {
                all.put(field, (ObjectNode) Wire.tree(wanted));
            }
        });
        Raw.TEXTS.forEach(field -> all.put(field, seen(String.class)));
        all.put("Meta", notes());
        all.put("Params", JSON.objectNode().put("type", "object"));
        if (answered) {
            Raw.SAID_BY_SERVER.forEach(field -> all.put(field, seen(boolean.class)));
            all.put("Errors", seen(String[].class));
            all.put("Bundle", seen(String.class));
        }
        all.forEach((field, value) -> add(schema, field, value, answered && always(kind, field)));
    }

    private static boolean always(Kind<?> kind, String field) {
        return !field.equals("Partial") && !kind.schema().containsKey(field);
    }

    private ObjectNode notes() {
        ObjectNode notes = JSON.objectNode().put("type", "object");
        return notes.set("additionalProperties", seen(String.class));
    }

    private static void add(ObjectNode schema, String name, ObjectNode value, boolean always) {
        schema.withObjectProperty("properties").set(name, value);
        if (always) {
            schema.withArrayProperty("required").add(name);
        }
    }

    /** One of the two forms of every record. */
    private final class View {
        private final SerializerProvider written;
        private final String suffix;
        private final TypeSchema types = new TypeSchema(this::record);

        View(ObjectMapper mapper, String suffix) {
            this.written = mapper.getSerializerProviderInstance();
            this.suffix = suffix;
        }

        ObjectNode of(Type type) {
            return types.of(written.constructType(type));
        }

        private ObjectNode record(Class<?> type) {
            var outer = type.getEnclosingClass();
            String name = (outer == null ? "" : outer.getSimpleName()) + type.getSimpleName() + suffix;
            return defined(name, schema -> fields(type, schema));
        }

        void fields(Class<?> type, ObjectNode schema) {
            try {
                written.findValueSerializer(type)
                        .properties()
                        .forEachRemaining(field -> add(
                                schema,
                                field.getName(),
                                types.of(field),
                                suffix.isEmpty() && TypeSchema.always(field, type)));
            } catch (JsonMappingException e) {
                throw new UncheckedIOException(e);
            }
            if (suffix.isEmpty()) {
                schema.put("additionalProperties", false);
            }
        }
    }
}
