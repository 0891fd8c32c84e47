// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Puts a JSON tree into the YAML that reads best: blocks, texts of many lines as they are, quotes only where needed. */
final class YamlNodes {

    /** Other readers take more for dates and numbers than ours. */
    private static final Resolver OTHERS = new Resolver();

    /** Line breaks that YAML would take for its own. */
    private static final String ODD_BREAKS = "\r\u0085\u2028\u2029\uFEFF";

    static Node of(JsonNode tree) {
        if (tree.isObject()) {
            var entries = new ArrayList<NodeTuple>();
            tree.properties().forEach(entry -> entries.add(new NodeTuple(text(entry.getKey()), of(entry.getValue()))));
            return new MappingNode(Tag.MAP, entries, entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        } else if (tree.isArray()) {
            var entries = new ArrayList<Node>();
            tree.forEach(entry -> entries.add(of(entry)));
            return new SequenceNode(Tag.SEQ, entries, entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        return scalar(tree);
    }

    private static Node scalar(JsonNode value) {
        if (value.isTextual()) {
            return text(value.textValue());
        } else if (value.isNull()) {
            return plain(Tag.NULL, "null");
        } else if (value.isBoolean()) {
            return plain(Tag.BOOL, value.asText());
        }
        return plain(value.isIntegralNumber() ? Tag.INT : Tag.FLOAT, value.asText());
    }

    private static Node plain(Tag tag, String text) {
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }

    private static Node text(String text) {
        return new ScalarNode(Tag.STR, text, null, null, style(text));
    }

    private static ScalarStyle style(String text) {
        boolean oddBreaks = text.chars().anyMatch(c -> ODD_BREAKS.indexOf(c) >= 0);
        if (oddBreaks || text.contains("\n")) {
            return oddBreaks || text.isBlank() ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.LITERAL;
        }
        boolean words = OTHERS.resolve(NodeId.scalar, text, true).equals(Tag.STR);
        return words ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED;
    }

    private YamlNodes() {}
}
