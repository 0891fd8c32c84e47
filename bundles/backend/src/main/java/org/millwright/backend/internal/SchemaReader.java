// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millwright.models.JsonType;
import org.millwright.models.Wire;

/** Reads a schema of draft 4, 6 or 7 as one of draft 7, and says what is wrong with it. It refers only to itself. */
final class SchemaReader {

    private static final Set<String> COUNTS =
            Set.of("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
    private static final Set<String> NUMBERS = Set.of("minimum", "maximum", "multipleOf");
    private static final Set<String> ONE =
            Set.of("not", "if", "then", "else", "contains", "propertyNames", "additionalProperties", "additionalItems");
    private static final Set<String> MANY = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "definitions");
    private static final Set<String> IDENTITIES = Set.of("$schema", "id", "$id");

    private final Object root;

    private SchemaReader(Object root) {
        this.root = root;
    }

    /** @throws IllegalArgumentException in words for the client */
    static JsonNode read(Object json) {
        try {
            return new SchemaReader(json).schema(json);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("Schema is nested too deeply", e);
        }
    }

    private JsonNode schema(Object json) {
        if (json instanceof Boolean all) {
            return BooleanNode.valueOf(all);
        }
        if (!(json instanceof Map<?, ?> map)) {
            throw wrong("Invalid type. Expected: valid schema, given: "
                    + JsonType.of(json).word());
        }
        var schema = JsonNodeFactory.instance.objectNode();
        map.forEach((name, value) -> keyword((String) name, value, map, schema));
        return schema;
    }

    private void keyword(String name, Object value, Map<?, ?> map, ObjectNode schema) {
        if (name.startsWith("exclusive")) {
            exclusive(name, value, map, schema);
        } else if (!IDENTITIES.contains(name) && !overruled(name, map)) {
            schema.set(name, read(name, value));
        }
    }

    /** In draft 4 the limit that excludes itself stands under another name. */
    private static boolean overruled(String name, Map<?, ?> map) {
        return name.equals("minimum") && Boolean.TRUE.equals(map.get("exclusiveMinimum"))
                || name.equals("maximum") && Boolean.TRUE.equals(map.get("exclusiveMaximum"));
    }

    private static void exclusive(String name, Object value, Map<?, ?> map, ObjectNode schema) {
        Object limit = value;
        if (value instanceof Boolean excluded) {
            String of = name.equals("exclusiveMinimum") ? "minimum" : "maximum";
            check(map.get(of) instanceof Number, name + " cannot be used without " + of);
            limit = excluded ? map.get(of) : null;
        }
        check(limit == null || limit instanceof Number, name + " must be of a number");
        if (limit != null) {
            schema.set(name, plain(limit));
        }
    }

    private JsonNode read(String name, Object value) {
        if (ONE.contains(name) || name.equals("items") && !(value instanceof List)) {
            return schema(value);
        }
        if (MANY.contains(name) || name.equals("items")) {
            return schemas(name, value);
        }
        if (NAMED.contains(name)) {
            return named(name, value);
        }
        if (name.equals("dependencies")) {
            return dependencies(value);
        }
        leaf(name, value);
        return plain(value);
    }

    private ArrayNode schemas(String name, Object value) {
        check(value instanceof List<?>, name + " must be of an array");
        var schemas = JsonNodeFactory.instance.arrayNode();
        ((List<?>) value).forEach(one -> schemas.add(schema(one)));
        check(!schemas.isEmpty() || name.equals("items"), name + " must be of an array");
        return schemas;
    }

    private ObjectNode named(String name, Object value) {
        check(value instanceof Map<?, ?>, name + " must be of type object");
        var schemas = JsonNodeFactory.instance.objectNode();
        ((Map<?, ?>) value).forEach((key, one) -> {
            if (name.equals("patternProperties")) {
                regex((String) key);
            }
            schemas.set((String) key, schema(one));
        });
        return schemas;
    }

    private ObjectNode dependencies(Object value) {
        check(value instanceof Map<?, ?>, "dependencies must be of type object");
        var dependencies = JsonNodeFactory.instance.objectNode();
        ((Map<?, ?>) value)
                .forEach((key, one) -> dependencies.set((String) key, one instanceof List ? plain(one) : schema(one)));
        return dependencies;
    }

    private void leaf(String name, Object value) {
        if (COUNTS.contains(name)) {
            check(JsonType.of(value) == JsonType.INTEGER, name + " must be of an integer");
            check(((Number) value).doubleValue() >= 0, name + " must be greater than or equal to 0");
        } else if (NUMBERS.contains(name)) {
            check(value instanceof Number, name + " must be of a number");
            check(
                    !name.equals("multipleOf") || ((Number) value).doubleValue() > 0,
                    "multipleOf must be strictly greater than 0");
        } else {
            words(name, value);
        }
    }

    private void words(String name, Object value) {
        switch (name) {
            case "type" -> types(value);
            case "$ref" -> reference(value);
            case "pattern" -> {
                check(value instanceof String, "pattern must be of a string");
                regex((String) value);
            }
            case "format" -> check(value instanceof String, "format must be a valid format " + GoText.of(value));
            case "uniqueItems" -> check(value instanceof Boolean, "uniqueItems must be of a boolean");
            case "enum" -> {
                check(value instanceof List<?>, "enum must be of an array");
                check(new HashSet<>((List<?>) value).size() == ((List<?>) value).size(), "enum items must be unique");
            }
            case "required" -> {
                check(value instanceof List<?>, "required must be of an array");
                check(
                        ((List<?>) value).stream().allMatch(String.class::isInstance),
                        "required items must be of type string");
            }
            default -> {
                // Annotations, and what the drafts don't know, ask for nothing.
            }
        }
    }

    private static void types(Object value) {
        var names = value instanceof List<?> list ? list : List.of(value == null ? "null value" : value);
        for (Object name : names) {
            check(name instanceof String, "type must be of a string/array of strings");
            check(
                    TypeSchema.NAMES.contains(name),
                    "has a primitive type that is NOT VALID -- given: /" + name + "/ Expected valid values are:"
                            + GoText.of(TypeSchema.NAMES));
        }
        check(new HashSet<>(names).size() == names.size(), names.isEmpty() ? "" : names.get(0) + " type is duplicated");
    }

    private void reference(Object value) {
        check(value instanceof String, "$ref must be of a string");
        String ref = (String) value;
        check(ref.equals("#") || ref.startsWith("#/"), "Reference " + ref + " is not within the schema");
        Object at = root;
        String[] steps = ref.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            at = step(at, steps[i].replace("~1", "/").replace("~0", "~"));
        }
    }

    private static Object step(Object at, String name) {
        if (at instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        if (at instanceof List<?> list && name.matches("[0-9]{1,6}") && Integer.parseInt(name) < list.size()) {
            return list.get(Integer.parseInt(name));
        }
        throw wrong("Object has no key '" + name + "'");
    }

    private static void regex(String text) {
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("Invalid regex pattern '" + text + "'", e);
        }
    }

    /** Numbers without a fraction become integers, which the drafts and JSON's readers see differently. */
    static JsonNode plain(Object value) {
        return Wire.tree(value);
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw wrong(message);
        }
    }

    private static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message);
    }
}
