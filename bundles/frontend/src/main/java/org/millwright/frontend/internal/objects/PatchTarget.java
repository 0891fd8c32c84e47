// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.millwright.frontend.internal.exchange.Body;

/** A JSON document while a patch changes it (RFC 6902 4). */
final class PatchTarget {

    // 1 and 1.0 are the same number.
    private static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    // Copies can double a document at each step.
    private static final int MOST_NODES = 1_000_000;

    private JsonNode document;
    private int nodes;

    PatchTarget(JsonNode document) {
        this.document = document;
    }

    JsonNode document() {
        return document;
    }

    /** @throws IllegalArgumentException in the words that clients of this API know */
    void change(JsonPatch.Step step) {
        var value = step.value().isMissingNode() ? NullNode.getInstance() : step.value();
        switch (step.op()) {
            case "add" -> add(step.path(), value.deepCopy());
            case "remove" -> remove(step.path());
            case "replace" -> replace(step.path(), value.deepCopy());
            case "test" -> test(step.path(), value);
            case "move" -> move(step.from(), step.path());
            case "copy" -> add(step.path(), copy(existing(step.from())));
            default -> throw new IllegalArgumentException("Invalid op " + step.op());
        }
    }

    private JsonNode copy(JsonNode original) {
        nodes += size(original, 0);
        if (nodes > MOST_NODES) {
            throw new IllegalArgumentException("The patch makes the document too large");
        }
        return original.deepCopy();
    }

    /** @throws IllegalArgumentException where the document is nested too deep to be kept */
    private static int size(JsonNode node, int depth) {
        if (depth > Body.MOST_DEPTH) {
            throw new IllegalArgumentException("The patch nests the document too deep");
        }
        int size = 1;
        for (JsonNode child : node) {
            size += size(child, depth + 1);
        }
        return size;
    }

    void checkDepth() {
        size(document, 0);
    }

    private void add(Pointer at, JsonNode value) {
        if (at.isRoot()) {
            document = value;
            return;
        }
        var parent = parent(at);
        if (parent instanceof ObjectNode object) {
            object.set(at.last(), value);
        } else if (parent instanceof ArrayNode array) {
            array.insert(at.last().equals("-") ? array.size() : index(at, array.size() + 1), value);
        } else {
            throw nowhere(at);
        }
    }

    private JsonNode remove(Pointer at) {
        var old = find(at).orElseThrow(() ->
                new IllegalArgumentException("`" + at.text() + "` does not point to an existing location"));
        if (at.isRoot()) {
            document = NullNode.getInstance();
        } else if (parent(at) instanceof ArrayNode array) {
            array.remove(index(at, array.size()));
        } else {
            ((ObjectNode) parent(at)).remove(at.last());
        }
        return old;
    }

    private void replace(Pointer at, JsonNode value) {
        existing(at);
        if (at.isRoot()) {
            document = value;
        } else if (parent(at) instanceof ArrayNode array) {
            array.set(index(at, array.size()), value);
        } else {
            ((ObjectNode) parent(at)).set(at.last(), value);
        }
    }

    private void test(Pointer at, JsonNode value) {
        if (!existing(at).equals(BY_VALUE, value)) {
            throw new IllegalArgumentException("Test op failed.");
        }
    }

    private void move(Pointer from, Pointer to) {
        if (to.within(from)) {
            throw new IllegalArgumentException("Cannot move " + from.text() + " into itself");
        }
        add(to, remove(from));
    }

    private JsonNode parent(Pointer at) {
        var parts = at.parts().subList(0, at.parts().size() - 1);
        return find(parts).orElseThrow(() -> nowhere(at));
    }

    private JsonNode existing(Pointer at) {
        return find(at).orElseThrow(() -> nowhere(at));
    }

    private static IllegalArgumentException nowhere(Pointer at) {
        return new IllegalArgumentException(at.text() + " does not refer to an existing location");
    }

    private Optional<JsonNode> find(Pointer at) {
        return find(at.parts());
    }

    private Optional<JsonNode> find(List<String> parts) {
        var node = document;
        for (String part : parts) {
            if (node.isArray()) {
                node = isIndex(part) ? node.path(Integer.parseInt(part)) : node.path("");
            } else {
                node = node.path(part);
            }
            if (node.isMissingNode()) {
                return Optional.empty();
            }
        }
        return Optional.of(node);
    }

    private static int index(Pointer at, int end) {
        if (!isIndex(at.last()) || Integer.parseInt(at.last()) >= end) {
            throw nowhere(at);
        }
        return Integer.parseInt(at.last());
    }

    // RFC 6901 4: digits without a leading zero.
    private static boolean isIndex(String part) {
        return part.matches("0|[1-9][0-9]{0,8}");
    }
}
