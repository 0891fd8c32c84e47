// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/**
 * Requests as text that stays a request when a byte of it changes. {@code >METHOD path} begins one; below it
 * {@code |text} is a line of its body as it stands. Without such lines the body of a PATCH is made of lines
 * {@code op path value}, and that of others of lines {@code path=value} which change what is there already: a sample of
 * the kind, or the object that is put. A value that is no JSON is text.
 */
final class Script {

    private static final int MOST_REQUESTS = 6;
    private static final int DEEPEST = 40;
    private static final JsonNode SAMPLES = Site.resource("samples.json");

    private final Site site;

    Script(Site site) {
        this.site = site;
    }

    void run(byte[] input) {
        String text = new String(input, UTF_8);
        int requests = 0;
        for (String request : text.split("(^|\n)>")) {
            if (!request.isBlank() && requests++ < MOST_REQUESTS) {
                var lines = List.of(request.split("\n", -1));
                send(lines.get(0), lines.subList(1, lines.size()));
            }
        }
        site.settle(text);
    }

    private void send(String start, List<String> lines) {
        var words = start.trim().split(" ", 2);
        String method = words[0].matches("GET|HEAD|POST|PUT|PATCH|DELETE") ? words[0] : "POST";
        String path = words[words.length - 1];
        String target = "/api/v3/" + path;
        if (lines.isEmpty() || method.equals("GET") || method.equals("HEAD") || method.equals("DELETE")) {
            site.ask(Ask.of(method, target));
            return;
        }
        site.ask(Ask.json(method, target, body(method, path.split("\\?", 2)[0], lines)));
    }

    private byte[] body(String method, String path, List<String> lines) {
        if (lines.get(0).startsWith("|")) {
            var verbatim = new ArrayList<String>();
            lines.forEach(line -> verbatim.add(line.startsWith("|") ? line.substring(1) : line));
            return String.join("\n", verbatim).getBytes(UTF_8);
        }
        return Wire.bytes(method.equals("PATCH") ? patch(lines) : edited(method, path, lines));
    }

    private static JsonNode patch(List<String> lines) {
        var patch = JsonNodeFactory.instance.arrayNode();
        for (String line : lines) {
            var words = line.split(" ", 3);
            var step = patch.addObject().put("op", words[0]);
            step.put("path", words.length > 1 ? words[1] : "");
            String last = words.length > 2 ? words[2] : "";
            if (words[0].equals("move") || words[0].equals("copy")) {
                step.put("from", last);
            } else if (!last.isEmpty()) {
                step.set("value", value(last));
            }
        }
        return patch;
    }

    private JsonNode edited(String method, String path, List<String> lines) {
        var body = method.equals("PUT")
                ? present(path)
                : SAMPLES.path(path.split("/", 2)[0]).deepCopy();
        if (!(body instanceof ObjectNode)) {
            body = JsonNodeFactory.instance.objectNode();
        }
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                set(body, List.of(line.substring(0, equals).split("/")), value(line.substring(equals + 1)));
            } else if (!line.isEmpty()) {
                ((ObjectNode) body).remove(line);
            }
        }
        return body;
    }

    private JsonNode present(String path) {
        var reply = site.ask(Ask.of("GET", "/api/v3/" + path));
        return reply.status() == 200 ? Wire.tree(reply.body()) : JsonNodeFactory.instance.objectNode();
    }

    /** Makes what the path needs on its way. */
    private static void set(JsonNode root, List<String> path, JsonNode value) {
        var at = root;
        for (int i = 0; i < Math.min(path.size(), DEEPEST) - 1; i++) {
            at = child(at, path.get(i), path.get(i + 1));
        }
        put(at, path.isEmpty() ? "" : path.get(Math.min(path.size(), DEEPEST) - 1), value);
    }

    private static JsonNode child(JsonNode parent, String name, String next) {
        var found = parent instanceof ArrayNode array ? array.path(index(array, name)) : parent.path(name);
        if (found instanceof ObjectNode || found instanceof ArrayNode) {
            return found;
        }
        var made = next.matches("[0-9]") ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
        put(parent, name, made);
        return made;
    }

    private static void put(JsonNode parent, String name, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            int index = index(array, name);
            if (index < array.size()) {
                array.set(index, value);
            } else {
                array.add(value);
            }
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }

    private static int index(ArrayNode array, String name) {
        return name.matches("[0-9]") ? Math.min(name.charAt(0) - '0', array.size()) : array.size();
    }

    private static JsonNode value(String text) {
        try {
            var value = Wire.tree(text.getBytes(UTF_8));
            return value.isMissingNode() ? TextNode.valueOf(text) : value;
        } catch (Problem e) {
            return TextNode.valueOf(text);
        }
    }
}
