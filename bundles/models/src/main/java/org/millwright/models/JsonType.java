// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The types that JSON schemas know. */
public enum JsonType {
    ARRAY,
    BOOLEAN,
    INTEGER,
    NUMBER,
    NULL,
    OBJECT,
    STRING;

    /** The name in a schema. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a plain value: maps, lists, text, booleans, numbers, null. */
    public static JsonType of(Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Number number) {
            return of(number.doubleValue());
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        return value instanceof Map ? OBJECT : value instanceof List ? ARRAY : STRING;
    }

    /** Of an entry's value, which needn't be read for that where it is kept as JSON. */
    public static JsonType of(Map.Entry<String, Object> entry) {
        return entry instanceof JsonMap.Member member ? member.type() : of(entry.getValue());
    }

    static JsonType of(double number) {
        return number == Math.rint(number) ? INTEGER : NUMBER;
    }
}
