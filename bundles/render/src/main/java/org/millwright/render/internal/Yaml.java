// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.millwright.models.Wire;

/** Writes plain values as YAML in block style. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private final StringBuilder out = new StringBuilder();

    /** One document, ended by a newline. */
    static String text(Object value) {
        var yaml = new Yaml();
        yaml.block(value, 0, true);
        return yaml.out.toString();
    }

    private void block(Object value, int indent, boolean fresh) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            boolean first = fresh;
            for (var entry : map.entrySet()) {
                start(indent, first);
                out.append(scalar(String.valueOf(entry.getKey()))).append(':');
                nested(entry.getValue(), indent);
                first = false;
            }
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            boolean first = fresh;
            for (Object entry : list) {
                start(indent, first);
                out.append("- ");
                block(entry, indent + 1, true);
                first = false;
            }
        } else {
            out.append(scalar(value)).append('\n');
        }
    }

    private void nested(Object value, int indent) {
        boolean map = value instanceof Map<?, ?> held && !held.isEmpty();
        boolean list = value instanceof List<?> held && !held.isEmpty();
        out.append(map || list ? '\n' : ' ');
        block(value, map ? indent + 1 : indent, !map && !list);
    }

    private void start(int indent, boolean first) {
        out.append(first ? "" : "  ".repeat(indent));
    }

    private static String scalar(Object value) {
        boolean plain = value instanceof String text
                && PLAIN.matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
        return plain ? (String) value : new String(Wire.bytes(value), StandardCharsets.UTF_8);
    }

    private Yaml() {}
}
