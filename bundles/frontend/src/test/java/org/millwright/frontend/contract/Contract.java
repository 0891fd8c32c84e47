// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What a server's own description promises, held against what it answers. */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final String BASE = "/api/v3";

    private final JsonNode document;
    private final Map<String, Pattern> paths = new TreeMap<>();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    /** @param description as the server gives it at {@code /swagger.json} */
    public Contract(String description) {
        try {
            document = JSON.readTree(description);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        document.get("paths").fieldNames().forEachRemaining(path -> paths.put(path, pattern(path)));
    }

    /**
     * One answer.
     *
     * @param uri of the request, as it was sent, from its path on
     * @param type its content type; empty for none
     */
    public record Answered(String method, String uri, int status, String type, String body) {}

    /** In what this answer is otherwise than described; empty: nothing. */
    public List<String> broken(Answered answer) {
        if (answer.method().equals("OPTIONS") && answer.status() == 200) {
            // What browsers ask before they ask.
            return answer.body().isEmpty() ? List.of() : List.of("a body");
        }
        return operation(answer).map(found -> described(found, answer)).orElseGet(() -> elsewhere(answer));
    }

    private List<String> described(JsonNode operation, Answered answer) {
        var response = operation.get("responses").path(Integer.toString(answer.status()));
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not described");
        }
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").textValue().substring(1));
        }
        var content = response.path("content");
        if (content.isEmpty() || answer.method().equals("HEAD")) {
            return answer.body().isEmpty() ? List.of() : List.of("no body is described");
        }
        String type = answer.type().replaceFirst(";.*", "").trim();
        var form = content.has(type) ? content.get(type) : content.path("*/*");
        if (form.isMissingNode()) {
            return List.of("content type " + type + " is not described");
        }
        return type.equals("application/json") ? judged(form.get("schema"), answer.body()) : List.of();
    }

    /** Where nothing is described there is nothing, or the way to it. */
    private List<String> elsewhere(Answered answer) {
        if (answer.status() == 301 || answer.status() == 307) {
            return List.of();
        }
        boolean forAnother = !answer.uri().startsWith(BASE) && answer.uri().contains(BASE + "/");
        if (answer.status() != 404 && !(answer.status() == 501 && forAnother)) {
            return List.of("an answer where nothing is described");
        }
        var envelope = JSON.createObjectNode().put("$ref", "#/components/schemas/ErrorEnvelope");
        return answer.method().equals("HEAD") ? List.of() : judged(envelope, answer.body());
    }

    private List<String> judged(JsonNode schema, String body) {
        try {
            var json = JSON.readTree(body);
            return schemas.computeIfAbsent(schema.toString(), text -> schema(schema)).validate(json).stream()
                    .map(fault -> fault.toString())
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("no JSON: " + e.getOriginalMessage());
        }
    }

    /** The schema within the document, so that what it refers to is found. */
    private JsonSchema schema(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putObject("components").set("schemas", document.at("/components/schemas"));
        whole.putArray("allOf").add(schema);
        return FACTORY.getSchema(whole);
    }

    private Optional<JsonNode> operation(Answered answer) {
        String path = answer.uri().replaceFirst("\\?.*", "");
        if (!path.startsWith(BASE + "/")) {
            return Optional.empty();
        }
        String below = path.substring(BASE.length());
        return paths.entrySet().stream()
                .filter(known -> known.getValue().matcher(below).matches())
                .map(known -> document.get("paths")
                        .get(known.getKey())
                        .path(answer.method().toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    private Pattern pattern(String path) {
        boolean slashes =
                document.get("paths").get(path).findValues("x-slashes").size() > 0;
        return Pattern.compile(path.replace(".", "\\.")
                .replaceFirst("\\{[^}]*\\}$", slashes ? "/*[^/].*" : "[^/]+")
                .replaceAll("\\{[^}]*\\}", "[^/]+"));
    }
}
