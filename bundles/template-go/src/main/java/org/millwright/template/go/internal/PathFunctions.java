// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/** Functions on slash separated paths and on URLs. */
final class PathFunctions {
    private PathFunctions() {}

    static void addTo(Functions functions) {
        functions.add("base", 1, a -> base(a.text(0)));
        functions.add("dir", 1, a -> clean(a.text(0).substring(0, a.text(0).lastIndexOf('/') + 1)));
        functions.add("ext", 1, a -> ext(a.text(0)));
        functions.add("clean", 1, a -> clean(a.text(0)));
        functions.add("isAbs", 1, a -> a.text(0).startsWith("/"));
        functions.add("urlParse", 1, a -> parse(a.text(0)));
        functions.add("urlJoin", 1, a -> join(a.map(0), a));
    }

    private static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        String stripped = path.replaceAll("/+$", "");
        return stripped.isEmpty() ? "/" : stripped.substring(stripped.lastIndexOf('/') + 1);
    }

    private static String ext(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
    }

    private static String clean(String path) {
        boolean rooted = path.startsWith("/");
        var parts = new ArrayDeque<String>();
        for (String part : path.split("/")) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(up && rooted)) {
                parts.add(part);
            }
        }
        String joined = (rooted ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }

    private static Map<String, Object> parse(String text) {
        try {
            var url = new URI(text);
            String user = url.getRawAuthority() == null ? "" : url.getRawAuthority();
            var parts = new TreeMap<String, Object>();
            int at = user.lastIndexOf('@');
            parts.put("scheme", some(url.getScheme()));
            parts.put("userinfo", at < 0 ? "" : user.substring(0, at));
            parts.put("host", user.substring(at + 1));
            parts.put("hostname", hostname(user.substring(at + 1)));
            parts.put("path", some(url.getPath()));
            parts.put("query", some(url.getRawQuery()));
            parts.put("fragment", some(url.getFragment()));
            parts.put("opaque", url.isOpaque() ? url.getRawSchemeSpecificPart() : "");
            return parts;
        } catch (URISyntaxException e) {
            throw new FunctionException("unable to parse url: parse " + Quoting.quote(text) + ": " + e.getReason());
        }
    }

    private static String hostname(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, Math.max(1, host.indexOf(']')));
        }
        return host.replaceAll(":[0-9]*$", "");
    }

    private static String join(Map<String, Object> parts, Arguments a) {
        String scheme = part(parts, "scheme", a);
        String start = scheme.isEmpty() ? "" : scheme + ":";
        if (!part(parts, "opaque", a).isEmpty()) {
            return start + part(parts, "opaque", a) + tail(parts, a);
        }
        String user = part(parts, "userinfo", a);
        String host = (user.isEmpty() ? "" : user + "@") + part(parts, "host", a);
        String path = part(parts, "path", a);
        String authority = host.isEmpty() ? "" : "//" + host + (path.isEmpty() || path.startsWith("/") ? "" : "/");
        return start + authority + path + tail(parts, a);
    }

    private static String tail(Map<String, Object> parts, Arguments a) {
        String query = part(parts, "query", a);
        String fragment = part(parts, "fragment", a);
        return (query.isEmpty() ? "" : "?" + query) + (fragment.isEmpty() ? "" : "#" + fragment);
    }

    private static String part(Map<String, Object> parts, String name, Arguments a) {
        Object value = parts.get(name);
        return value == null ? "" : a.print(value);
    }

    private static String some(String text) {
        return text == null ? "" : text;
    }
}
