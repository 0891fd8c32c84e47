// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares a value with the type that a parameter's schema asks for. */
final class ValueType {

    static Optional<String> fault(Object schema, Object value) {
        var wanted = wanted(schema);
        String given = of(value);
        boolean fits =
                wanted.isEmpty() || wanted.contains(given) || given.equals("integer") && wanted.contains("number");
        return fits
                ? Optional.empty()
                : Optional.of("Invalid type. Expected: " + String.join(",", wanted) + ", given: " + given);
    }

    private static List<String> wanted(Object schema) {
        Object type = schema instanceof Map<?, ?> map ? map.get("type") : null;
        if (type instanceof List<?> types) {
            return types.stream().map(String::valueOf).collect(Collectors.toList());
        }
        return type == null ? List.of() : List.of(type.toString());
    }

    private static String of(Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof String) {
            return "string";
        } else if (value instanceof Boolean) {
            return "boolean";
        } else if (value instanceof Number number) {
            return number.doubleValue() == Math.rint(number.doubleValue()) ? "integer" : "number";
        }
        return value instanceof List ? "array" : "object";
    }

    private ValueType() {}
}
