// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a free value as a mapper does, without asking it for a serializer at each step. */
record PlainWriter(ObjectMapper mapper, JsonGenerator out) {

    void write(Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Double number) {
            GoNumber.write(number, out);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map && !(value instanceof JsonMap)) {
            members(map);
        } else {
            mapper.writeValue(out, value);
        }
    }

    private void members(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        var sorted = map instanceof SortedMap<?, ?> ? map : new TreeMap<Object, Object>(map);
        for (var member : sorted.entrySet()) {
            out.writeFieldName((String) member.getKey());
            write(member.getValue());
        }
        out.writeEndObject();
    }
}
