// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.List;
import java.util.Map;

/** The arguments of one call, read as the types that the function asks for. */
record Arguments(List<Object> values, Budget budget) {

    int size() {
        return values.size();
    }

    boolean has(int index) {
        return index < values.size();
    }

    Object value(int index) {
        return values.get(index);
    }

    List<Object> from(int index) {
        return values.subList(index, values.size());
    }

    /** A string, and nothing that could become one. */
    String text(int index) {
        if (value(index) instanceof String text) {
            return text;
        }
        throw wrong(index, "string");
    }

    /** An integer, and no other number. */
    int integer(int index) {
        if (Values.isInteger(value(index))) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(index)));
        }
        throw wrong(index, "int");
    }

    boolean flag(int index) {
        if (value(index) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(index, "bool");
    }

    /** What is no map is refused; nil is the empty map. */
    Map<String, Object> map(int index) {
        Object value = value(index);
        if (value == null || value instanceof Map<?, ?>) {
            return value == null ? Map.of() : Values.map(value);
        }
        throw wrong(index, Values.MAP_TYPE);
    }

    /** A map to be changed in place. */
    Map<String, Object> target(int index) {
        if (value(index) == null) {
            throw new FunctionException("assignment to entry in nil map");
        }
        return map(index);
    }

    /** Any value as a 64-bit integer: fractions are cut off, what is no number is 0. */
    long number(int index) {
        return Values.toLong(value(index));
    }

    /** Any value as a floating point number; what is none is 0. */
    double decimal(int index) {
        return Values.toDouble(value(index));
    }

    /** Any value as the text it prints as. */
    String print(int index) {
        return print(value(index));
    }

    String print(Object value) {
        return Printer.text(value, budget);
    }

    /** The complaint about an argument that is of another type than expected. */
    FunctionException wrong(int index, String expected) {
        Object value = value(index);
        return new FunctionException.Argument(
                index,
                value == null
                        ? "invalid value; expected " + expected
                        : "wrong type for value; expected " + expected + "; got " + Values.typeName(value));
    }
}
