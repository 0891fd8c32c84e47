// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;

/** Writes an item flat: the common block in its fixed order, then the fields of its kind. */
@SuppressWarnings("rawtypes")
final class ItemSerializer extends StdSerializer<Item> {
    private static final long serialVersionUID = 1L;

    ItemSerializer() {
        super(Item.class);
    }

    @Override
    public void serialize(Item item, JsonGenerator out, SerializerProvider serializers) throws IOException {
        var status = item.status();
        if (item.value() instanceof Raw raw) {
            serializers.defaultSerializeValue(raw.with(status), out);
            return;
        }
        out.writeStartObject();
        out.writeBooleanField("Validated", status.validated());
        out.writeBooleanField("Available", status.available());
        serializers.defaultSerializeField("Errors", status.errors(), out);
        out.writeBooleanField("ReadOnly", status.readOnly());
        serializers.defaultSerializeField("Meta", item.value().meta(), out);
        out.writeStringField("Endpoint", item.value().endpoint());
        out.writeStringField("Bundle", status.bundle());
        if (item.kind().partial()) {
            out.writeBooleanField("Partial", false);
        }
        serializers
                .findValueSerializer(item.value().getClass())
                .unwrappingSerializer(NameTransformer.NOP)
                .serialize(item.value(), out, serializers);
        out.writeEndObject();
    }
}
