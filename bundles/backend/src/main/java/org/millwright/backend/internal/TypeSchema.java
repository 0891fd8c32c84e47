// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The schema that asks for a type and nothing else, which is what most are. */
record TypeSchema(String expected) implements Schema {

    static final List<String> NAMES = List.of("array", "boolean", "integer", "number", "null", "object", "string");

    private static final Set<String> SAY_NOTHING = Set.of("title", "description", "default", "$comment");

    /** Empty where the schema asks for more. */
    static Optional<Schema> of(Object json) {
        if (!(json instanceof Map<?, ?> schema)) {
            return Optional.empty();
        }
        for (var entry : schema.entrySet()) {
            boolean type = entry.getKey().equals("type") && NAMES.contains(entry.getValue());
            if (!type && !SAY_NOTHING.contains(entry.getKey())) {
                return Optional.empty();
            }
        }
        return Optional.of(schema.get("type") instanceof String name ? new TypeSchema(name) : ANY);
    }

    static String typeOf(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Number number) {
            double d = number.doubleValue();
            return d == Math.rint(d) ? "integer" : "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Map ? "object" : value instanceof List ? "array" : "string";
    }

    @Override
    public List<Violation> violations(Object value) {
        String given = typeOf(value);
        return given.equals(expected) || expected.equals("number") && given.equals("integer")
                ? List.of()
                : List.of(new Violation(Violation.ROOT, wrongType(expected, given)));
    }

    static String wrongType(String expected, String given) {
        return "Invalid type. Expected: " + expected + ", given: " + given;
    }
}
