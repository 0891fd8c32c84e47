// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes an item flat: the common block in its fixed order, then the fields of its kind. Bytes are kept for the next time. */
@SuppressWarnings("rawtypes")
final class ItemSerializer extends StdSerializer<Item> {
    private static final long serialVersionUID = 1L;

    /** Made once for each type; one made meanwhile is the same. */
    private final transient Map<Class<?>, JsonSerializer<Object>> fields = new ConcurrentHashMap<>();

    ItemSerializer() {
        super(Item.class);
    }

    @Override
    public void serialize(Item item, JsonGenerator out, SerializerProvider serializers) throws IOException {
        if (out instanceof UTF8JsonGenerator && !SeenText.isMade(serializers)) {
            item.seen().write(out);
        } else if (item.value() instanceof Raw raw) {
            serializers.defaultSerializeValue(raw.with(item.status()), out);
        } else {
            write(item, out, serializers);
        }
    }

    private void write(Item<?> item, JsonGenerator out, SerializerProvider serializers) throws IOException {
        var status = item.status();
        out.writeStartObject();
        out.writeBooleanField("Validated", status.validated());
        out.writeBooleanField("Available", status.available());
        serializers.defaultSerializeField("Errors", status.errors(), out);
        out.writeBooleanField("ReadOnly", status.shownReadOnly());
        serializers.defaultSerializeField("Meta", item.value().meta(), out);
        out.writeStringField("Endpoint", item.value().endpoint());
        if (item.kind().bundled()) {
            out.writeStringField("Bundle", status.shownBundle());
        }
        if (item.kind().partial()) {
            out.writeBooleanField("Partial", status.marks().partial());
        }
        fields(item.value().getClass(), serializers).serialize(item.value(), out, serializers);
        out.writeEndObject();
    }

    private JsonSerializer<Object> fields(Class<?> type, SerializerProvider serializers) throws IOException {
        var known = fields.get(type);
        if (known == null) {
            known = serializers.findValueSerializer(type).unwrappingSerializer(NameTransformer.NOP);
            fields.put(type, known);
        }
        return known;
    }
}
