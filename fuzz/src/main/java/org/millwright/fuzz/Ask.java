// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP request; what would end its line or header too early is taken out. */
record Ask(String method, String target, Map<String, String> headers, byte[] body) {

    static Ask of(String method, String target) {
        return new Ask(method, target, Map.of(), new byte[0]);
    }

    static Ask json(String method, String target, byte[] body) {
        return new Ask(method, target, Map.of("Content-Type", "application/json"), body);
    }

    Ask with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(method, target, more, body);
    }

    /** As a part of a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    boolean head() {
        return method.equals("HEAD");
    }

    /** The connection ends after the answer. */
    ByteBuffer bytes() {
        var head = new StringBuilder(method).append(' ');
        head.append(target.replaceAll("[\\x00-\\x20\\x7f]", "%20"))
                .append(" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name)
                .append(": ")
                .append(value.replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "").strip())
                .append("\r\n"));
        if (body.length > 0 && !headers.containsKey("Content-Length")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var start = head.append("\r\n").toString().getBytes(ISO_8859_1);
        return ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .flip();
    }

    @Override
    public String toString() {
        return method + " " + target + " " + headers + "\n" + new String(body, ISO_8859_1);
    }
}
