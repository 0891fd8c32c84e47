// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Base64;

/** Bytes as the text of standard base64; none are null on the wire. */
final class Base64Text {

    static final class Reader extends StdDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = context.readValue(parser, String.class);
            try {
                Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, String.class, "illegal base64 data");
            }
            return text;
        }
    }

    static final class Writer extends StdSerializer<String> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator out, SerializerProvider serializers) throws IOException {
            if (text.isEmpty()) {
                out.writeNull();
            } else {
                out.writeString(text);
            }
        }
    }

    private Base64Text() {}
}
