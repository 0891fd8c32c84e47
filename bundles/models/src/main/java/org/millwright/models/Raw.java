// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An object of a kind that a plugin declares: a map whose keys are all sorted on the wire. It always has the fields that
 * every object has; what the server says about it is no part of it.
 */
public record Raw(Map<String, Object> fields) implements Model {

    static final Set<String> SAID_BY_SERVER =
            Set.of("Validated", "Available", "Errors", "ReadOnly", "Bundle", "Partial");
    static final List<String> TEXTS = List.of("Description", "Documentation", "Endpoint", "Id", "Type");
    private static final List<String> MAPS = List.of("Meta", "Params");

    /** @throws IllegalArgumentException where a field that every object has is of another type */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Raw {
        var all = new TreeMap<String, Object>(fields);
        all.keySet().removeAll(SAID_BY_SERVER);
        TEXTS.forEach(name -> all.put(name, as(String.class, name, all.get(name), "")));
        MAPS.forEach(name -> all.put(name, as(Map.class, name, all.get(name), Map.of())));
        Map<?, ?> notes = (Map<?, ?>) all.get("Meta");
        notes.values().forEach(note -> as(String.class, "Meta", note, ""));
        fields = Collections.unmodifiableMap(all);
    }

    private static <V> V as(Class<V> type, String name, Object value, V empty) {
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("json: field " + name + " of a raw object must be a "
                    + (type == String.class ? "string" : "map of strings"));
        }
        return value == null ? empty : type.cast(value);
    }

    /**
     * A kind of raw objects.
     *
     * @param properties JSON schemas by the name of the field that they describe; {@code isrequired} and
     *     {@code isunique} in one of them say that each object has that field, and none the same
     */
    public static Kind<Raw> kind(String name, Map<String, Object> properties) {
        var kind = Kind.of(name, Raw.class)
                .key(Raw::id)
                .attribute(Attribute.text("Id", Raw::id))
                .attribute(Attribute.text("Type", raw -> raw.fields.get("Type") instanceof String type ? type : ""))
                .params(Raw::params, Raw::withParams);
        properties.forEach((field, schema) -> attribute(field, schema).ifPresent(kind::attribute));
        return kind.schema(properties).build();
    }

    private static Optional<Attribute<Raw>> attribute(String field, Object schema) {
        if (!(schema instanceof Map<?, ?> described)
                || Set.of("Id", "Type", "Params").contains(field)) {
            return Optional.empty();
        }
        Attribute<Raw> attribute;
        if ("string".equals(described.get("type"))) {
            attribute = Attribute.text(field, raw -> raw.fields.get(field) instanceof String text ? text : "");
        } else if ("boolean".equals(described.get("type"))) {
            attribute = Attribute.flag(field, raw -> Boolean.TRUE.equals(raw.fields.get(field)));
        } else {
            return Optional.empty();
        }
        return Optional.of(Boolean.TRUE.equals(described.get("isunique")) ? attribute.asUnique() : attribute);
    }

    @JsonValue
    Map<String, Object> json() {
        return fields;
    }

    public String id() {
        return (String) fields.get("Id");
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, String> meta() {
        return (Map<String, String>) fields.get("Meta");
    }

    @Override
    public String endpoint() {
        return (String) fields.get("Endpoint");
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> params() {
        return (Map<String, Object>) fields.get("Params");
    }

    private Raw withParams(Map<String, Object> params) {
        return with("Params", params);
    }

    /** The same object as one of this kind. */
    public Raw of(String kind) {
        return kind.equals(fields.get("Type")) ? this : with("Type", kind);
    }

    private Raw with(String field, Object value) {
        var next = new TreeMap<>(fields);
        next.put(field, value);
        return new Raw(next);
    }

    /** All that clients see, with what the server says about it. */
    Map<String, Object> with(Status status) {
        var all = new TreeMap<String, Object>(fields);
        all.put("Validated", status.validated());
        all.put("Available", status.available());
        all.put("Errors", status.errors());
        all.put("ReadOnly", status.shownReadOnly());
        all.put("Bundle", status.shownBundle());
        return all;
    }
}
