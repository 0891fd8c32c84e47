// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** An answer without what is another one on each server: times, secrets, tokens, ports, versions and folders. */
record Stable(Path base) {

    private static final Set<String> TIMES = Set.of("StartTime", "EndTime", "Time");
    private static final Set<String> SECRETS = Set.of("Secret", "version");
    private static final Set<String> SEALED = Set.of("Key", "Nonce", "Payload");

    /** The JSON as text, its fields in the order in which they came. */
    String of(JsonNode json, boolean unordered) {
        JsonNode stable = json.deepCopy();
        if (unordered) {
            sort(stable.path("Messages"));
            sort(stable.path("Warnings"));
        }
        return value("", stable).toString();
    }

    private static void sort(JsonNode messages) {
        if (messages instanceof ArrayNode array) {
            List<JsonNode> sorted = new ArrayList<>();
            array.forEach(sorted::add);
            sorted.sort(Comparator.comparing(JsonNode::asText));
            array.removeAll().addAll(sorted);
        }
    }

    private JsonNode value(String field, JsonNode value) {
        if (value instanceof ObjectNode object) {
            boolean sealed = object.size() == SEALED.size() && SEALED.stream().allMatch(object::has);
            boolean token = object.size() == 2 && object.has("Info");
            boolean info = object.has("api_port");
            object.properties().forEach(entry -> {
                String name = entry.getKey();
                boolean own = sealed
                        || token && name.equals("Token")
                        || info && (name.endsWith("_port") || name.equals("local_id"));
                entry.setValue(own ? TextNode.valueOf("*") : value(name, entry.getValue()));
            });
        } else if (value instanceof ArrayNode array) {
            // The network interfaces of the machine that it runs on.
            array.removeIf(element -> element.has("ActiveAddress") && element.has("Gateway"));
            for (int i = 0; i < array.size(); i++) {
                array.set(i, value("", array.get(i)));
            }
        } else if (value.isTextual()) {
            return TextNode.valueOf(text(field, value.asText()));
        }
        return value;
    }

    private String text(String field, String text) {
        if (TIMES.contains(field) && text.matches("20\\d\\d-\\d\\d-\\d\\dT.*Z")
                || SECRETS.contains(field) && !text.isEmpty()
                || text.matches("[A-Za-z0-9+/]{43}=")) {
            return "*";
        }
        return text.replace(base.toString(), "<base>");
    }
}
