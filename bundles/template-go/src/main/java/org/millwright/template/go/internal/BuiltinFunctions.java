// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The functions of the language itself. */
final class BuiltinFunctions {
    /** Computed by the evaluator, which may leave out arguments. */
    private static final Function.Body DECIDED = arguments -> null;

    private BuiltinFunctions() {}

    static boolean shortCircuits(Function function) {
        return function.body() == DECIDED;
    }

    static void addTo(Functions functions) {
        functions.add("and", 1, Function.ANY, DECIDED);
        functions.add("or", 1, Function.ANY, DECIDED);
        functions.add("not", 1, a -> !Values.truth(a.value(0)));
        functions.add("eq", 1, Function.ANY, BuiltinFunctions::eq);
        functions.add("ne", 2, a -> !Values.equal(a.value(0), a.value(1)));
        functions.add("lt", 2, a -> Values.compare(a.value(0), a.value(1)) < 0);
        functions.add("le", 2, a -> Values.compare(a.value(0), a.value(1)) <= 0);
        functions.add("gt", 2, a -> Values.compare(a.value(0), a.value(1)) > 0);
        functions.add("ge", 2, a -> Values.compare(a.value(0), a.value(1)) >= 0);
        functions.add("len", 1, a -> len(a.value(0)));
        functions.add("index", 1, Function.ANY, BuiltinFunctions::index);
        functions.add("print", 0, Function.ANY, BuiltinFunctions::print);
        functions.add("println", 0, Function.ANY, a -> joined(a) + "\n");
        functions.add("printf", 1, Function.ANY, a -> Printf.format(a.text(0), a.from(1), a.budget()));
        functions.add("html", 0, Function.ANY, a -> Escapes.html(text(a)));
        functions.add("js", 0, Function.ANY, a -> Escapes.js(text(a)));
        functions.add("urlquery", 0, Function.ANY, a -> URLEncoder.encode(text(a), StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~"));
        functions.add("call", 1, Function.ANY, a -> {
            throw new FunctionException(
                    a.value(0) == null ? "call of nil" : "non-function of type " + Values.typeName(a.value(0)));
        });
    }

    private static boolean eq(Arguments a) {
        if (a.size() == 1) {
            throw new FunctionException("missing argument for comparison");
        }
        for (Object other : a.from(1)) {
            if (Values.equal(a.value(0), other)) {
                return true;
            }
        }
        return false;
    }

    private static int len(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        throw new FunctionException(value == null ? "len of nil pointer" : "len of type " + Values.typeName(value));
    }

    private static Object index(Arguments a) {
        if (a.value(0) == null) {
            throw new FunctionException("index of untyped nil");
        }
        Object item = a.value(0);
        for (Object index : a.from(1)) {
            item = element(item, index);
        }
        return item;
    }

    private static Object element(Object item, Object index) {
        if (item == null) {
            throw new FunctionException("index of nil pointer");
        }
        if (item instanceof Map<?, ?> map) {
            if (!(index instanceof String)) {
                throw new FunctionException(
                        index == null
                                ? "value is nil; should be of type string"
                                : "value has type " + Values.typeName(index) + "; should be string");
            }
            return map.get(index);
        }
        if (item instanceof List<?> list) {
            return list.get(position(index, list.size()));
        }
        if (item instanceof byte[] bytes) {
            return bytes[position(index, bytes.length)] & 0xff;
        }
        if (item instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return bytes[position(index, bytes.length)] & 0xff;
        }
        throw new FunctionException("can't index item of type " + Values.typeName(item));
    }

    private static int position(Object index, int size) {
        if (!Values.isInteger(index)) {
            String type = index == null ? "nil" : "type " + Values.typeName(index);
            throw new FunctionException("cannot index slice/array with " + type);
        }
        long position = Values.toLong(index);
        if (position < 0 || position >= size) {
            throw new FunctionException("index out of range: " + position);
        }
        return (int) position;
    }

    /** Blanks stand only between two values of which neither is a string. */
    private static String print(Arguments a) {
        var out = new StringBuilder();
        for (int i = 0; i < a.size(); i++) {
            if (i > 0 && !(a.value(i) instanceof String) && !(a.value(i - 1) instanceof String)) {
                out.append(' ');
            }
            append(a, i, out);
        }
        return out.toString();
    }

    private static String joined(Arguments a) {
        var out = new StringBuilder();
        for (int i = 0; i < a.size(); i++) {
            out.append(i > 0 ? " " : "");
            append(a, i, out);
        }
        return out.toString();
    }

    private static void append(Arguments a, int i, StringBuilder out) {
        String text = a.print(i);
        a.budget().make(text.length());
        out.append(text);
    }

    private static String text(Arguments a) {
        return a.size() == 1 && a.value(0) instanceof String text ? text : print(a);
    }
}
