// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** Says what is wrong with a JSON document in the words that clients of this API know. */
final class JsonFault {

    /** What isn't JSON is said to be none, whatever else is wrong before it stops being so. */
    static Problem problem(IOException fault, Class<?> wanted, byte[] json) {
        return Problem.unreadable(GoSyntax.fault(json).orElseGet(() -> text(fault, wanted)));
    }

    static Problem problem(IOException fault, Class<?> wanted) {
        return Problem.unreadable(text(fault, wanted));
    }

    private static String text(IOException fault, Class<?> wanted) {
        if (fault instanceof JsonEOFException) {
            return "unexpected EOF";
        }
        if (fault instanceof ValueInstantiationException made && made.getCause() != null) {
            return made.getCause().getMessage();
        }
        if (fault instanceof InvalidFormatException format && format.getValue() instanceof String) {
            int end = format.getOriginalMessage().lastIndexOf(": ");
            String why = end < 0 ? "" : format.getOriginalMessage().substring(end + 2);
            return why.isEmpty() ? unmarshal("string", format, wanted) : why;
        }
        if (fault instanceof MismatchedInputException mismatch) {
            return mismatch.getProcessor() instanceof JsonParser parser && parser.currentToken() == null
                    ? "EOF"
                    : unmarshal(shape(mismatch), mismatch, wanted);
        }
        if (fault instanceof JsonMappingException mapping && mapping.getCause() instanceof IOException inner) {
            return text(inner, wanted);
        }
        if (fault instanceof JsonParseException || fault instanceof StreamReadException) {
            var at = ((JsonProcessingException) fault).getLocation();
            String why = ((JsonProcessingException) fault).getOriginalMessage();
            return "invalid JSON at line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + why;
        }
        return String.valueOf(fault.getMessage());
    }

    private static String unmarshal(String shape, MismatchedInputException fault, Class<?> wanted) {
        var target = goType(fault.getTargetType());
        var path = fault.getPath();
        for (int i = path.size() - 1; i >= 0; i--) {
            var step = path.get(i);
            if (step.getFieldName() != null && step.getFrom() instanceof Class<?> owner) {
                String type = owner == DhcpOption.class && target.equals("int") ? "uint8" : target;
                return "json: cannot unmarshal " + shape + " into Go struct field " + owner.getSimpleName() + "."
                        + step.getFieldName() + " of type " + type;
            }
        }
        String type = Map.class.isAssignableFrom(wanted) ? goType(wanted) : "backend." + wanted.getSimpleName();
        return "json: cannot unmarshal " + shape + " into Go value of type " + type;
    }

    private static String shape(MismatchedInputException fault) {
        JsonToken token = fault.getProcessor() instanceof JsonParser parser ? parser.currentToken() : null;
        if (token == null) {
            return "value";
        }
        return switch (token) {
            case START_ARRAY, END_ARRAY -> "array";
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "object";
            case VALUE_STRING -> "string";
            case VALUE_TRUE, VALUE_FALSE -> "bool";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            default -> "null";
        };
    }

    private static String goType(Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "bool";
        }
        if (type == int.class || type == Integer.class) {
            return "int";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "[]string";
        }
        return Map.class.isAssignableFrom(type) ? "map[string]interface {}" : "models." + type.getSimpleName();
    }

    private JsonFault() {}
}
