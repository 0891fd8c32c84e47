// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.metrics.MetricSource;

/** Writes values in the text format of Prometheus, version 0.0.4: all of one name together, under its help and type. */
final class Exposition implements MetricSource.Report {

    private static final double[] QUANTILES = {0.5, 0.9, 0.99};

    /** What a name is. */
    enum Type {
        COUNTER,
        GAUGE,
        SUMMARY
    }

    private record Family(Type type, String help, List<String> lines) {}

    private final Map<String, Family> families = new TreeMap<>();

    @Override
    public void gauge(String name, String help, Number value, String... labels) {
        pairs(name, Type.GAUGE, help, value, labels);
    }

    @Override
    public void counter(String name, String help, Number value, String... labels) {
        pairs(name, Type.COUNTER, help, value, labels);
    }

    private void pairs(String name, Type type, String help, Number value, String... pairs) {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            names.add(pairs[i]);
            values.add(pairs[i + 1]);
        }
        begin(name, type, help).add(name + braces(names, values) + " " + number(value.doubleValue()));
    }

    /** Adds to a name that was begun. */
    void add(String name, List<String> labels, List<String> values, double value) {
        families.get(name).lines().add(name + braces(labels, values) + " " + number(value));
    }

    void add(String name, String help, WindowedSummary summary) {
        var lines = begin(name, Type.SUMMARY, help);
        for (double share : QUANTILES) {
            lines.add(name + braces(List.of("quantile"), List.of(String.valueOf(share))) + " "
                    + number(summary.quantile(share)));
        }
        lines.add(name + "_sum " + number(summary.sum()));
        lines.add(name + "_count " + summary.number());
        summary.turn();
    }

    /** The lines of a name, which is there from now on even without a value. */
    List<String> begin(String name, Type type, String help) {
        return families.computeIfAbsent(name, any -> new Family(type, help, new ArrayList<>()))
                .lines();
    }

    private static String braces(List<String> labels, List<String> values) {
        if (labels.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("{");
        for (int i = 0; i < labels.size(); i++) {
            text.append(i == 0 ? "" : ",")
                    .append(labels.get(i))
                    .append("=\"")
                    .append(escaped(values.get(i)).replace("\"", "\\\""))
                    .append('"');
        }
        return text.append('}').toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    byte[] bytes() {
        var text = new StringBuilder();
        families.forEach((name, family) -> {
            text.append("# HELP ").append(name).append(' ').append(escaped(family.help()));
            text.append("\n# TYPE ").append(name).append(' ');
            text.append(family.type().name().toLowerCase(Locale.ROOT)).append('\n');
            family.lines().stream().sorted().forEach(line -> text.append(line).append('\n'));
        });
        return text.toString().getBytes(UTF_8);
    }
}
