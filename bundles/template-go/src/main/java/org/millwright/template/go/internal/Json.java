// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes values as Go writes JSON: keys in order, and by default without what HTML would take for its own. */
final class Json {
    private final Budget budget;
    private final boolean forHtml;
    private final boolean pretty;
    private final StringBuilder out = new StringBuilder();

    Json(Budget budget, boolean forHtml, boolean pretty) {
        this.budget = budget;
        this.forHtml = forHtml;
        this.pretty = pretty;
    }

    String text(Object value) {
        write(value, 0);
        return out.toString();
    }

    private void write(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            object(Values.sorted(Values.map(map)), depth);
        } else if (value instanceof List<?> list) {
            array(list, depth);
        } else if (value instanceof byte[] bytes) {
            string(Base64.getEncoder().encodeToString(bytes));
        } else if (Values.isFloat(value)) {
            add(number(((Number) value).doubleValue()));
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            add(String.valueOf(value));
        } else {
            string(Printer.text(value, budget));
        }
    }

    private void object(Map<String, Object> map, int depth) {
        String separator = "{";
        for (var entry : map.entrySet()) {
            add(separator);
            newLine(depth + 1);
            string(entry.getKey());
            add(pretty ? ": " : ":");
            write(entry.getValue(), depth + 1);
            separator = ",";
        }
        close(map.isEmpty(), "{}", depth);
    }

    private void array(List<?> list, int depth) {
        String separator = "[";
        for (Object each : list) {
            add(separator);
            newLine(depth + 1);
            write(each, depth + 1);
            separator = ",";
        }
        close(list.isEmpty(), "[]", depth);
    }

    private void close(boolean empty, String brackets, int depth) {
        if (!empty) {
            newLine(depth);
        }
        add(empty ? brackets : brackets.substring(1));
    }

    private void newLine(int depth) {
        if (pretty) {
            add("\n" + "  ".repeat(depth));
        }
    }

    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new FunctionException("json: unsupported value: " + Floats.shortest(value));
        }
        double size = Math.abs(value);
        boolean exponent = size != 0 && (size < 1e-6 || size >= 1e21);
        // The only exponent without a leading zero: e-09 is written e-9.
        return Floats.format(value, exponent ? 'e' : 'f', -1).replaceFirst("e-0(\\d)$", "e-$1");
    }

    private void string(String text) {
        add("\"");
        text.codePoints().forEach(this::character);
        add("\"");
    }

    private void character(int c) {
        boolean html = forHtml && (c == '<' || c == '>' || c == '&');
        switch (c) {
            case '"' -> add("\\\"");
            case '\\' -> add("\\\\");
            case '\n' -> add("\\n");
            case '\r' -> add("\\r");
            case '\t' -> add("\\t");
            default -> {
                if (html || c < ' ' || c == 0x2028 || c == 0x2029) {
                    add(String.format("\\u%04x", c));
                } else {
                    budget.make(1);
                    out.appendCodePoint(c);
                }
            }
        }
    }

    private void add(String text) {
        budget.make(text.length());
        out.append(text);
    }
}
