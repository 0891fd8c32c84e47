// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The JSON Schema of a value by its Java type; what is neither text, number, list nor map is left to others. */
record TypeSchema(Function<Class<?>, ObjectNode> records) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UUID = "^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$";

    ObjectNode of(JavaType type) {
        var raw = type.getRawClass();
        if (type.isCollectionLikeType() || type.isArrayType()) {
            var list = JSON.objectNode().put("type", "array");
            list.set("items", of(type.getContentType()));
            return list;
        } else if (type.isMapLikeType()) {
            var map = JSON.objectNode().put("type", "object");
            var values = of(type.getContentType());
            return values.isEmpty() ? map : map.set("additionalProperties", values);
        }
        return simple(raw).orElseGet(() -> records.apply(raw));
    }

    private static Optional<ObjectNode> simple(Class<?> type) {
        var schema = JSON.objectNode();
        if (type == String.class || type.isEnum()) {
            schema.put("type", "string");
        } else if (type == int.class || type == Integer.class) {
            schema.put("type", "integer").put("format", "int32");
        } else if (type == long.class || type == Long.class) {
            schema.put("type", "integer").put("format", "int64");
        } else if (type == double.class || type == Double.class) {
            schema.put("type", "number").put("format", "double");
        } else if (type == boolean.class || type == Boolean.class) {
            schema.put("type", "boolean");
        } else if (type == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (type == Ip.class) {
            schema.put("type", "string").put("description", "An IP address; empty for none");
        } else if (type == ObjectNode.class) {
            schema.put("type", "object");
        } else if (type.isRecord()) {
            return Optional.empty();
        }
        return Optional.of(schema);
    }

    /** The schema of a field of a record, with what its annotations say. */
    ObjectNode of(BeanProperty field) {
        var schema = of(field.getType());
        var reader = Optional.ofNullable(field.getAnnotation(JsonDeserialize.class));
        if (reader.filter(by -> by.using() == Wire.UuidText.class).isPresent()) {
            schema.put("pattern", UUID).put("description", "A UUID; empty for none");
        }
        var writer = Optional.ofNullable(field.getAnnotation(JsonSerialize.class));
        if (writer.filter(by -> by.using() == Base64Text.Writer.class).isPresent()) {
            schema.put("contentEncoding", "base64");
        }
        return field.getAnnotation(Nullable.class) == null ? schema : nullable(schema);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (!schema.path("type").isTextual()) {
            return schema;
        }
        var types = JSON.arrayNode().add(schema.get("type").textValue()).add("null");
        return schema.set("type", types);
    }

    /** Whether a field is written whatever is in it. */
    static boolean always(BeanProperty field, Class<?> record) {
        return Optional.ofNullable(field.getAnnotation(JsonInclude.class))
                .or(() -> Optional.ofNullable(record.getAnnotation(JsonInclude.class)))
                .map(include -> include.value() == JsonInclude.Include.ALWAYS)
                .orElse(true);
    }
}
