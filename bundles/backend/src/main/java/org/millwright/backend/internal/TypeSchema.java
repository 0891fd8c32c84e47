// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.models.JsonType;

/** The schema that asks for a type and nothing else, which is what most are. */
record TypeSchema(JsonType expected) implements Schema {

    static final List<String> NAMES =
            Arrays.stream(JsonType.values()).map(JsonType::word).toList();

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
        return Optional.of(
                schema.get("type") instanceof String name
                        ? new TypeSchema(JsonType.valueOf(name.toUpperCase(Locale.ROOT)))
                        : ANY);
    }

    @Override
    public boolean takes(JsonType type) {
        return type == expected || expected == JsonType.NUMBER && type == JsonType.INTEGER;
    }

    @Override
    public List<Violation> violations(Object value) {
        var given = JsonType.of(value);
        return takes(given)
                ? List.of()
                : List.of(new Violation(Violation.ROOT, wrongType(expected.word(), given.word())));
    }

    static String wrongType(String expected, String given) {
        return "Invalid type. Expected: " + expected + ", given: " + given;
    }
}
