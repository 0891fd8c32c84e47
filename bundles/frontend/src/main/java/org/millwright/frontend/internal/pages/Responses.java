// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.frontend.internal.exchange.Answers;
import org.millwright.frontend.internal.exchange.ErrorEnvelope;
import org.millwright.frontend.internal.routing.Operation.Media;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Schemas;

/** What routes answer, as OpenAPI says it; refusals are the same everywhere. */
record Responses(Schemas schemas) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Integer, List<Media>> ANY_SUCCESS = Map.of(
            200, List.of(new Media("*/*", Shape.ANY)),
            201, List.of(new Media("*/*", Shape.ANY)),
            202, List.of(new Media("*/*", Shape.ANY)),
            204, List.of());
    private static final List<Integer> ALWAYS = List.of(401, 403, 404, 429);
    private static final List<Integer> OF_CHANGES = List.of(400, 409, 413, 422, 501, 503, 507);
    private static final Map<Integer, String> MEANING = new TreeMap<>(Map.ofEntries(
            Map.entry(200, "Done"),
            Map.entry(201, "Made"),
            Map.entry(202, "Taken up"),
            Map.entry(204, "Done; there is nothing to tell"),
            Map.entry(206, "A part of it"),
            Map.entry(400, "Not understood"),
            Map.entry(401, "Nobody is logged in"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not there, or not to be seen"),
            Map.entry(406, "A filter, an order or a patch that leads nowhere"),
            Map.entry(409, "Not as things stand"),
            Map.entry(413, "Too large"),
            Map.entry(415, "A body of the wrong type"),
            Map.entry(416, "No such part"),
            Map.entry(422, "Not valid"),
            Map.entry(429, "Too many failed logins or requests; Retry-After says when to come again"),
            Map.entry(500, "It can't be done"),
            Map.entry(501, "Not built yet"),
            Map.entry(503, "The store takes nothing now, or many large bodies are read already"),
            Map.entry(507, "No room")));

    ObjectNode of(Route route) {
        var operation = route.operation();
        var all = JSON.objectNode();
        var answers = new TreeMap<>(operation.answers().isEmpty() ? ANY_SUCCESS : operation.answers());
        answers.forEach((status, forms) ->
                all.set(status.toString(), answer(status, head(route) ? List.of() : forms, operation.headers())));
        refusals(route).forEach(status -> {
            if (head(route)) {
                all.putObject(status.toString()).put("description", meaning(status));
            } else {
                all.putObject(status.toString()).put("$ref", "#/components/responses/" + status);
            }
        });
        return all;
    }

    private static boolean head(Route route) {
        return route.method().equals("HEAD");
    }

    private static Iterable<Integer> refusals(Route route) {
        var all = new TreeSet<>(ALWAYS);
        if (!route.method().matches("GET|HEAD")) {
            all.addAll(OF_CHANGES);
        }
        all.addAll(route.operation().refusals());
        return all;
    }

    private ObjectNode answer(int status, List<Media> forms, Map<String, String> headers) {
        var answer = JSON.objectNode().put("description", meaning(status));
        headers.forEach((name, text) -> answer.withObjectProperty("headers")
                .putObject(name)
                .put("description", text)
                .putObject("schema")
                .put("type", "string"));
        forms.forEach(media -> answer.withObjectProperty("content")
                .putObject(media.type())
                .set("schema", media.shape().in(schemas)));
        return answer;
    }

    private static String meaning(int status) {
        return MEANING.getOrDefault(status, "Status " + status);
    }

    /** Those to which routes refer. */
    ObjectNode shared() {
        var all = JSON.objectNode();
        MEANING.keySet().stream().filter(status -> status >= 400).forEach(status -> {
            boolean silent = status == 401;
            var envelope = List.of(new Media("application/json", Shape.of(ErrorEnvelope.class)));
            all.set(
                    status.toString(),
                    answer(
                            status,
                            silent ? List.of() : envelope,
                            silent ? Map.of(Answers.CHALLENGE, Answers.REALM) : Map.of()));
        });
        return all;
    }
}
