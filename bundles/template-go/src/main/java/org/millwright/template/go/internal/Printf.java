// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Formatted printing with Go's verbs, flags, width and precision. */
final class Printf {
    private static final int WIDEST = 1_000_000;

    private final String format;
    private final List<Object> values;
    private final Budget budget;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next;
    private boolean reordered;

    private Printf(String format, List<Object> values, Budget budget) {
        this.format = format;
        this.values = values;
        this.budget = budget;
    }

    static String format(String format, List<Object> values, Budget budget) {
        return new Printf(format, values, budget).run();
    }

    private String run() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            add(format.substring(at, percent < 0 ? format.length() : percent));
            at = percent < 0 ? format.length() : percent + 1;
            if (percent >= 0) {
                directive();
            }
        }
        if (!reordered && next < values.size()) {
            extra();
        }
        return out.toString();
    }

    private void extra() {
        String separator = "%!(EXTRA ";
        for (Object value : values.subList(next, values.size())) {
            add(separator + (value == null ? "<nil>" : Values.typeName(value) + "=" + Printer.text(value, budget)));
            separator = ", ";
        }
        add(")");
    }

    private void directive() {
        int from = at;
        while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        String flags = format.substring(from, at);
        argumentIndex();
        int width = count();
        boolean left = flags.indexOf('-') >= 0 || width < -1;
        int precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            argumentIndex();
            precision = Math.max(0, count());
        }
        argumentIndex();
        if (at >= format.length()) {
            add("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        var shape = new Shape(flags, left, width < -1 ? -width : width, precision, (char) verb);
        if (verb == '%') {
            add("%");
        } else if (next >= values.size()) {
            add("%!" + Character.toString(verb) + "(MISSING)");
        } else {
            add(shape.pad(text(shape, values.get(next++)), values.get(next - 1)));
        }
    }

    /** A number or {@code *}; -1 where there is none, a negative number below that for a width taken from the left. */
    private int count() {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            Object value = next < values.size() ? values.get(next++) : null;
            if (!Values.isInteger(value) || Math.abs(Values.toLong(value)) > WIDEST) {
                add("%!(BADWIDTH)");
                return -1;
            }
            return (int) Values.toLong(value);
        }
        int number = -1;
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
            number = Math.min(WIDEST, Math.max(number, 0) * 10 + Character.digit(format.charAt(at++), 10));
        }
        return number;
    }

    private void argumentIndex() {
        int end = at < format.length() && format.charAt(at) == '[' ? format.indexOf(']', at) : -1;
        if (end > 0) {
            next = Math.max(0, (int) Values.toLong(format.substring(at + 1, end)) - 1);
            reordered = true;
            at = end + 1;
        }
    }

    private String text(Shape shape, Object value) {
        char verb = shape.verb();
        if (verb == 'T') {
            return Values.typeName(value);
        }
        if (value == null) {
            return verb == 'v' ? "<nil>" : "%!" + verb + "(<nil>)";
        }
        boolean textual = "sqxX".indexOf(verb) >= 0;
        if (verb == 'v') {
            return shape.sharp() && value instanceof String text ? Quoting.quote(text) : number(shape, value);
        }
        if (value instanceof List<?> list) {
            return list(shape, list);
        }
        if (value instanceof Map<?, ?> map) {
            return map(shape, Values.map(map));
        }
        if (value instanceof byte[] bytes && textual) {
            return shape.text(new String(bytes, StandardCharsets.UTF_8));
        }
        String text = value instanceof String string
                ? (textual ? shape.text(string) : null)
                : value instanceof Number number && "dboOxXcqUeEfFgG".indexOf(verb) >= 0
                        ? shape.number(number)
                        : other(shape, value);
        return text == null
                ? "%!" + verb + "(" + Values.typeName(value) + "=" + Printer.text(value, budget) + ")"
                : text;
    }

    private String number(Shape shape, Object value) {
        boolean plus = shape.flags().indexOf('+') >= 0 && value instanceof Number number && number.doubleValue() >= 0;
        return (plus ? "+" : "") + Printer.text(value, budget);
    }

    private String other(Shape shape, Object value) {
        if (value instanceof Boolean) {
            return shape.verb() == 't' ? value.toString() : null;
        }
        return value instanceof Number || "sq".indexOf(shape.verb()) < 0
                ? null
                : shape.text(Printer.text(value, budget));
    }

    private String list(Shape shape, List<?> list) {
        var text = new StringBuilder("[");
        for (Object each : list) {
            text.append(text.length() > 1 ? " " : "").append(text(shape, each));
            budget.make(8);
        }
        return text.append(']').toString();
    }

    private String map(Shape shape, Map<String, Object> map) {
        var text = new StringBuilder("map[");
        Values.sorted(map).forEach((key, value) -> text.append(text.length() > 4 ? " " : "")
                .append(text(shape, key))
                .append(':')
                .append(text(shape, value)));
        return text.append(']').toString();
    }

    private void add(String text) {
        budget.make(text.length());
        out.append(text);
    }
}
