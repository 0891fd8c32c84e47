// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.models.Param;

/** The schemas of params, read once for each param object. */
final class Schemas {

    private final Map<String, Read> latest = new ConcurrentHashMap<>();

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
        var read = latest.get(param.name());
        if (read == null || read.json != param.schema()) {
            read = new Read(param.schema(), Schema.of(param.schema()));
            latest.put(param.name(), read);
        }
        return read.schema;
    }
}
