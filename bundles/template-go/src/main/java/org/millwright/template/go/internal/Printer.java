// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** Any value as the text it prints as. */
final class Printer {
    private final StringBuilder out = new StringBuilder();
    private final Budget budget;

    private Printer(Budget budget) {
        this.budget = budget;
    }

    static String text(Object value, Budget budget) {
        if (value instanceof String text) {
            return text;
        }
        var printer = new Printer(budget);
        printer.print(value);
        return printer.out.toString();
    }

    private void print(Object value) {
        if (value instanceof List<?> list) {
            sequence(list);
        } else if (value instanceof Map<?, ?> map) {
            entries(Values.map(map));
        } else if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else {
            add(simple(value));
        }
    }

    private static String simple(Object value) {
        if (value == null) {
            return "<nil>";
        }
        if (Values.isFloat(value)) {
            return Floats.shortest(((Number) value).doubleValue());
        }
        if (value instanceof ZonedDateTime time) {
            return GoTime.format("2006-01-02 15:04:05.999999999 -0700 MST", time);
        }
        return value instanceof Duration duration ? GoDuration.format(duration) : value.toString();
    }

    private void sequence(List<?> list) {
        String separator = "[";
        for (Object each : list) {
            add(separator);
            print(each);
            separator = " ";
        }
        add(list.isEmpty() ? "[]" : "]");
    }

    private void entries(Map<String, Object> map) {
        String separator = "map[";
        for (var entry : Values.sorted(map).entrySet()) {
            add(separator);
            add(entry.getKey());
            add(":");
            print(entry.getValue());
            separator = " ";
        }
        add(map.isEmpty() ? "map[]" : "]");
    }

    private void bytes(byte[] bytes) {
        String separator = "[";
        for (byte each : bytes) {
            add(separator);
            add(String.valueOf(each & 0xff));
            separator = " ";
        }
        add(bytes.length == 0 ? "[]" : "]");
    }

    private void add(String text) {
        budget.make(text.length());
        out.append(text);
    }
}
