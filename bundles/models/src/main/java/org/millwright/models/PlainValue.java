// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeMap;

/** Reads a free value: every number as a double, as the reference holds them, and maps sorted by key. */
final class PlainValue extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;

    PlainValue() {
        super(Object.class);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var map = new TreeMap<String, Object>();
                while (parser.nextToken() == com.fasterxml.jackson.core.JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, deserialize(parser, context));
                }
                yield map;
            }
            case START_ARRAY -> {
                var list = new ArrayList<Object>();
                while (parser.nextToken() != com.fasterxml.jackson.core.JsonToken.END_ARRAY) {
                    list.add(deserialize(parser, context));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, context);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> context.handleUnexpectedToken(Object.class, parser);
        };
    }

    /** JSON has no infinity to write what is too large for a double. */
    private static double number(JsonParser parser, DeserializationContext context) throws IOException {
        double value = parser.getDoubleValue();
        // The parser takes it for a whole number, and those have no negative zero.
        if (value == 0 && parser.getText().startsWith("-")) {
            return -0.0;
        }
        if (Double.isInfinite(value)) {
            throw context.weirdStringException(
                    parser.getText(), Object.class, FiniteNumbers.tooLarge(parser.getText()));
        }
        return value;
    }
}
