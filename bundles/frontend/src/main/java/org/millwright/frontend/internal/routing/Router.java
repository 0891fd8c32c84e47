// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route for a path as it was sent: split at its slashes first, so that {@code %2F} stays within a part. */
public final class Router {

    private final Map<String, Node> roots = new HashMap<>();

    /** What may follow a path so far; a literal segment wins over a variable one, and that over the rest. */
    private static final class Node {
        private final Map<String, Node> literal = new HashMap<>();
        private Node variable;
        private Route rest;
        private Route here;
    }

    Router(List<Route> routes) {
        routes.forEach(this::add);
    }

    private void add(Route route) {
        var node = roots.computeIfAbsent(route.method(), method -> new Node());
        for (String segment : route.pattern()) {
            if (segment.startsWith("*")) {
                node.rest = route;
                return;
            }
            if (segment.startsWith(":")) {
                node.variable = node.variable == null ? new Node() : node.variable;
                node = node.variable;
            } else {
                node = node.literal.computeIfAbsent(segment, name -> new Node());
            }
        }
        node.here = route;
    }

    /** @param path without a leading slash, still percent encoded */
    public Optional<Match> find(String method, String path) {
        var root = roots.get(method);
        var segments = List.of(path.split("/", -1));
        return root == null
                ? Optional.empty()
                : Optional.ofNullable(find(root, segments, 0)).map(route -> match(route, segments));
    }

    private static Route find(Node node, List<String> segments, int at) {
        if (at == segments.size()) {
            return node.here;
        }
        String segment = segments.get(at);
        var literal = node.literal.get(decode(segment));
        Route found = literal == null ? null : find(literal, segments, at + 1);
        if (found == null && node.variable != null && !segment.isEmpty()) {
            found = find(node.variable, segments, at + 1);
        }
        return found == null
                        && !String.join("", segments.subList(at, segments.size()))
                                .isEmpty()
                ? node.rest
                : found;
    }

    private static Match match(Route route, List<String> segments) {
        var parts = new HashMap<String, String>();
        for (int i = 0; i < route.pattern().size(); i++) {
            String name = route.pattern().get(i);
            if (name.startsWith(":")) {
                parts.put(name.substring(1), decode(segments.get(i)));
            } else if (name.startsWith("*")) {
                parts.put(name.substring(1), rest(segments.subList(i, segments.size())));
            }
        }
        return new Match(route, parts);
    }

    private static String rest(List<String> segments) {
        var decoded = new ArrayList<String>();
        segments.forEach(segment -> decoded.add(decode(segment)));
        return String.join("/", decoded).replaceFirst("^/+", "");
    }

    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
