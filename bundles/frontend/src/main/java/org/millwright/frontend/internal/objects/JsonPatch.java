// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** A list of changes to a JSON document (RFC 6902), applied in order, all or none. */
public record JsonPatch(List<Step> steps) {

    /** One change; {@code value} is a null node where none was given. */
    record Step(String op, Pointer path, Pointer from, JsonNode value) {

        /** What it writes to; a test writes nothing, a move also takes away. */
        Stream<String> writes() {
            return switch (op) {
                case "test" -> Stream.empty();
                case "move" -> Stream.of(from.text(), path.text());
                default -> Stream.of(path.text());
            };
        }
    }

    /** A change that can't be made. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Step step;
        private final int line;

        private Failure(int line, Step step, String message) {
            super(message, null, false, false);
            this.line = line;
            this.step = step;
        }

        /** Counted from 0. */
        int line() {
            return line;
        }

        /** The step as JSON, all four members there. */
        String echo() {
            var echo = JsonNodeFactory.instance.objectNode();
            echo.put("op", step.op());
            echo.put("path", step.path().text());
            echo.put("from", step.from().text());
            echo.set("value", step.value().isMissingNode() ? NullNode.getInstance() : step.value());
            return new String(Wire.bytes(echo), UTF_8);
        }
    }

    /** @throws Problem 400 without a type */
    static JsonPatch read(JsonNode json) {
        if (!json.isArray()) {
            throw wrong(json, "Go value of type jsonpatch2.Patch");
        }
        var steps = new ArrayList<Step>();
        for (JsonNode step : json) {
            if (!step.isObject()) {
                throw wrong(step, "Go value of type jsonpatch2.Operation");
            }
            steps.add(new Step(
                    text(step, "op"),
                    Pointer.parse(text(step, "path")),
                    Pointer.parse(text(step, "from")),
                    step.path("value")));
        }
        return new JsonPatch(List.copyOf(steps));
    }

    private static String text(JsonNode step, String name) {
        var value = step.path(name);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw wrong(value, "Go struct field Operation." + name + " of type string");
        }
        return value.asText("");
    }

    private static Problem wrong(JsonNode found, String wanted) {
        return Problem.unreadable("json: cannot unmarshal " + shape(found) + " into " + wanted);
    }

    /** What a value is called in messages. */
    public static String shape(JsonNode found) {
        return found.getNodeType() == JsonNodeType.BOOLEAN
                ? "bool"
                : found.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /**
     * A changed copy of the document.
     *
     * @throws Failure at the first step that can't be made
     */
    JsonNode apply(JsonNode document) {
        var root = new PatchTarget(document.deepCopy());
        for (int line = 0; line < steps.size(); line++) {
            var step = steps.get(line);
            try {
                root.change(step);
                if (line == steps.size() - 1) {
                    root.checkDepth();
                }
            } catch (IllegalArgumentException e) {
                throw new Failure(line, step, e.getMessage());
            }
        }
        return root.document();
    }
}
