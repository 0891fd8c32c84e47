// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.millwright.frontend.internal.routing.Operation.Media;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Schemas;
import org.millwright.models.Wire;

/** The description of the API in the form of OpenAPI 3.1, made of its routes and of the kinds of objects. */
final class OpenApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ABOUT =
            """
            Objects of many kinds, all used in the same way. Lists are filtered by the values that a kind is found by: \
            `Name=m1`, or with a function: `Name=Re(^m)`, also `Eq Ne Lt Lte Gt Gte Between Except In Nin`. Where an \
            object is named, its key stands, or `Index:value` for what is unique (`Name:m1`). In bodies what is left \
            out or null is empty; what isn't known is passed over.""";

    private final Schemas schemas = new Schemas("#/components/schemas/");
    private final ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
    private final Responses responses = new Responses(schemas);

    private OpenApi(String version, List<Route> routes) {
        document.putObject("info")
                .put("title", "Millwright")
                .put("version", version)
                .put("description", ABOUT);
        document.putArray("servers").addObject().put("url", Route.BASE.replaceFirst("/$", ""));
        var tags = document.putArray("tags");
        routes.stream()
                .map(OpenApi::tag)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(tag -> tags.addObject().put("name", tag));
        paths(routes);
        var components = document.putObject("components");
        components.set("responses", responses.shared());
        components.set("schemas", schemas.definitions());
        var schemes = components.putObject("securitySchemes");
        schemes.putObject("basic").put("type", "http").put("scheme", "basic");
        schemes.putObject("token").put("type", "http").put("scheme", "bearer");
        var security = document.putArray("security");
        List.of("basic", "token").forEach(scheme -> security.addObject().putArray(scheme));
    }

    /** The document for these routes. */
    static byte[] of(String version, List<Route> routes) {
        return Wire.bytes(new OpenApi(version, routes).document);
    }

    private static String tag(Route route) {
        return route.pattern().get(0);
    }

    private void paths(List<Route> routes) {
        var all = new TreeMap<String, Map<String, ObjectNode>>();
        for (Route route : routes) {
            all.computeIfAbsent(path(route), path -> new TreeMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        var paths = document.putObject("paths");
        all.forEach((path, operations) -> operations.forEach(paths.putObject(path)::set));
    }

    private static String path(Route route) {
        return "/"
                + String.join(
                        "/",
                        route.pattern().stream()
                                .map(part -> part.matches("[:*].*") ? "{" + part.substring(1) + "}" : part)
                                .toList());
    }

    private ObjectNode operation(Route route) {
        var described = route.operation();
        var node = JSON.objectNode();
        node.putArray("tags").add(tag(route));
        node.put("operationId", (route.method() + path(route)).replaceAll("[/{}.]+", "_"));
        node.put("summary", described.summary().isEmpty() ? route.method() + " " + path(route) : described.summary());
        if (!described.right().isEmpty()) {
            node.put("description", "Needs the right `" + described.right() + "`.");
        }
        parameters(route, node);
        body(route, node);
        node.set("responses", responses.of(route));
        return node;
    }

    private static void parameters(Route route, ObjectNode node) {
        for (String part : route.pattern()) {
            if (part.matches("[:*].*")) {
                var parameter = parameter(node, "path", part.substring(1)).put("required", true);
                if (part.startsWith("*")) {
                    parameter.put("description", "May hold slashes.").put("x-slashes", true);
                }
            }
        }
        for (var more : route.operation().parameters()) {
            parameter(node, more.in(), more.name()).put("description", more.text());
        }
    }

    private static ObjectNode parameter(ObjectNode node, String in, String name) {
        var parameter = node.withArrayProperty("parameters").addObject().put("name", name);
        parameter.put("in", in).putObject("schema").put("type", "string");
        return parameter;
    }

    private void body(Route route, ObjectNode node) {
        if (route.method().matches("POST|PUT|PATCH")) {
            var bodies = route.operation().bodies();
            var content = node.putObject("requestBody").putObject("content");
            for (Media media : bodies.isEmpty() ? List.of(new Media("application/json", Shape.ANY)) : bodies) {
                content.putObject(media.type()).set("schema", media.shape().in(schemas));
            }
        }
    }
}
