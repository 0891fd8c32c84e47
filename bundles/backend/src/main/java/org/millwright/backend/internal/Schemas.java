// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.models.Kind;
import org.millwright.models.Param;

/** The schemas of params and of declared kinds, read once for each param object and each declaration. */
final class Schemas {

    private final Map<String, Read> params = new ConcurrentHashMap<>();
    private final Map<String, Read> kinds = new ConcurrentHashMap<>();

    private record Read(Object json, Schema schema) {}

    /** What a value of this param must be; anything where a stored param has no valid schema. */
    Schema lenient(Param param) {
        try {
            return of(param);
        } catch (IllegalArgumentException e) {
            return Schema.ANY;
        }
    }

    /** @throws IllegalArgumentException where the param has no valid schema, in words for the client */
    Schema of(Param param) {
        var read = params.get(param.name());
        if (read == null || read.json != param.schema()) {
            read = new Read(param.schema(), Schema.of(param.schema()));
            params.put(param.name(), read);
        }
        return read.schema;
    }

    /**
     * What an object of this kind must be as a whole.
     *
     * @throws IllegalArgumentException where that is no valid schema, in words for the client
     */
    Schema of(Kind<?> kind) {
        var read = kinds.get(kind.name());
        if (read == null || read.json != kind.schema()) {
            read = new Read(kind.schema(), Schema.of(whole(kind.schema())));
            kinds.put(kind.name(), read);
        }
        return read.schema;
    }

    private static Map<String, Object> whole(Map<String, Object> properties) {
        List<String> required = properties.entrySet().stream()
                .filter(property -> property.getValue() instanceof Map<?, ?> schema
                        && Boolean.TRUE.equals(schema.get("isrequired")))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return required.isEmpty()
                ? Map.of("type", "object", "properties", properties)
                : Map.of("type", "object", "properties", properties, "required", required);
    }
}
