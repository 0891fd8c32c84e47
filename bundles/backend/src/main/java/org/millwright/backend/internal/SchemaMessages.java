// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.millwright.backend.internal.Schema.Violation;

/** The library's messages in the words of gojsonschema, which clients know. */
final class SchemaMessages {

    private static final Map<String, String> COMPOSED = Map.of(
            "allOf", "Must validate all the schemas (allOf)",
            "anyOf", "Must validate at least one schema (anyOf)",
            "oneOf", "Must validate one and only one schema (oneOf)",
            "then", "Must validate \"then\" as \"if\" was valid",
            "else", "Must validate \"else\" as \"if\" was not valid");
    private static final Set<String> ALTERNATIVES = Set.of("anyOf", "oneOf");
    private static final Set<String> NAMES_FOLLOW = Set.of("properties", "patternProperties", "dependencies");

    private final List<ValidationMessage> messages;

    SchemaMessages(Collection<ValidationMessage> messages) {
        this.messages = List.copyOf(messages);
    }

    List<Violation> violations() {
        return said(messages, 0);
    }

    /** What is said below the first {@code depth} steps into the schema. */
    private static List<Violation> said(List<ValidationMessage> messages, int depth) {
        var groups = new LinkedHashMap<String, List<ValidationMessage>>();
        for (var message : messages) {
            if (!besideWrongType(message, messages)) {
                int at = composed(message, depth);
                String group = at < 0
                        ? message.getEvaluationPath() + " " + message.getInstanceLocation() + message.getProperty()
                        : prefix(message.getEvaluationPath(), at);
                groups.computeIfAbsent(group, name -> new ArrayList<>()).add(message);
            }
        }
        var all = new ArrayList<Violation>();
        groups.values().forEach(group -> all.addAll(group(group, composed(group.get(0), depth))));
        return all;
    }

    /** What has the wrong type is not looked at any further. */
    private static boolean besideWrongType(ValidationMessage message, List<ValidationMessage> messages) {
        return !message.getType().equals("type")
                && messages.stream()
                        .anyMatch(other -> other.getType().equals("type")
                                && other.getInstanceLocation().equals(message.getInstanceLocation())
                                && message.getEvaluationPath()
                                        .startsWith(other.getEvaluationPath().getParent()));
    }

    /** Where in the path into the schema the next composing keyword stands. */
    private static int composed(ValidationMessage message, int depth) {
        var path = message.getEvaluationPath();
        for (int i = depth; i < path.getNameCount(); i++) {
            String name = path.getName(i);
            if (NAMES_FOLLOW.contains(name)) {
                i++;
            } else if (COMPOSED.containsKey(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String prefix(JsonNodePath path, int at) {
        var text = new StringBuilder();
        for (int i = 0; i <= at; i++) {
            text.append('/').append(path.getName(i));
        }
        return text.toString();
    }

    private static List<Violation> group(List<ValidationMessage> group, int at) {
        if (at < 0) {
            return List.of(violation(group.get(0)));
        }
        String keyword = group.get(0).getEvaluationPath().getName(at);
        var place = group.stream()
                .map(ValidationMessage::getInstanceLocation)
                .min(Comparator.comparing(JsonNodePath::getNameCount))
                .orElseThrow();
        var inside = group.stream()
                .filter(message -> message.getEvaluationPath().getNameCount() > at + 1)
                .toList();
        var all = new ArrayList<Violation>();
        all.add(new Violation(field(place), COMPOSED.get(keyword)));
        int branch = at + 1;
        var below = ALTERNATIVES.contains(keyword) ? closest(inside, branch) : inside;
        all.addAll(keyword.equals("allOf") ? 0 : 1, said(below, keyword.length() == 5 ? at + 2 : branch));
        return all;
    }

    /** Of several alternatives the one that fits best: with the fewest faults. */
    private static List<ValidationMessage> closest(List<ValidationMessage> messages, int branch) {
        return messages.stream()
                .collect(Collectors.groupingBy(
                        message -> message.getEvaluationPath().getName(branch),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .min(Comparator.comparing(List::size))
                .orElse(List.of());
    }

    private static Violation violation(ValidationMessage message) {
        boolean named = message.getProperty() != null && !message.getType().equals("dependencies");
        String field = named ? message.getProperty() : field(message.getInstanceLocation());
        return new Violation(field, description(message, field));
    }

    private static String field(JsonNodePath location) {
        var names = new ArrayList<String>();
        for (int i = 0; i < location.getNameCount(); i++) {
            names.add(location.getName(i));
        }
        return names.isEmpty() ? Violation.ROOT : String.join(".", names);
    }

    private static String description(ValidationMessage message, String field) {
        JsonNode schema = message.getSchemaNode();
        return switch (message.getType()) {
            case "type" -> TypeSchema.wrongType(types(schema), String.valueOf(message.getArguments()[0]));
            case "required" -> field + " is required";
            case "enum" -> field + " must be one of the following: " + list(schema, ", ");
            case "const" -> field + " does not match: " + schema;
            case "additionalProperties" -> "Additional property " + field + " is not allowed";
            case "propertyNames" -> "Property name of \"" + field + "\" does not match";
            case "dependencies" -> "Has a dependency on " + missing(message, schema);
            case "additionalItems" -> "No additional items allowed on array";
            case "uniqueItems" -> unique(message.getInstanceNode());
            case "contains" -> "At least one of the items must match";
            case "not" -> "Must not validate the schema (not)";
            case "false" -> "False always fails validation";
            default -> limit(message.getType(), schema);
        };
    }

    private static String limit(String keyword, JsonNode limit) {
        String text = limit.asText();
        return switch (keyword) {
            case "minLength" -> "String length must be greater than or equal to " + text;
            case "maxLength" -> "String length must be less than or equal to " + text;
            case "pattern" -> "Does not match pattern '" + text + "'";
            case "format" -> "Does not match format '" + text + "'";
            case "minimum" -> "Must be greater than or equal to " + text;
            case "maximum" -> "Must be less than or equal to " + text;
            case "exclusiveMinimum" -> "Must be greater than " + text;
            case "exclusiveMaximum" -> "Must be less than " + text;
            case "multipleOf" -> "Must be a multiple of " + text;
            case "minItems" -> "Array must have at least " + text + " items";
            case "maxItems" -> "Array must have at most " + text + " items";
            case "minProperties" -> "Must have at least " + text + " properties";
            case "maxProperties" -> "Must have at most " + text + " properties";
            default -> "Does not match the schema (" + keyword + ")";
        };
    }

    private static String types(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(",", "[", "]"))
                : type.asText();
    }

    private static String list(JsonNode values, String separator) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining(separator));
    }

    private static String unique(JsonNode items) {
        var seen = new HashMap<JsonNode, Integer>();
        for (int at = 0; at < items.size(); at++) {
            Integer first = seen.put(items.get(at), at);
            if (first != null) {
                return "array items[" + first + "," + at + "] must be unique";
            }
        }
        return "array items must be unique";
    }

    private static String missing(ValidationMessage message, JsonNode dependencies) {
        return StreamSupport.stream(dependencies.path(message.getProperty()).spliterator(), false)
                .map(JsonNode::asText)
                .filter(name -> !message.getInstanceNode().has(name))
                .findFirst()
                .orElse(message.getProperty());
    }
}
