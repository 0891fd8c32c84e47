// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One recorded request and its answer, a line of {@code wire/samples.jsonl}. */
record Sample(JsonNode line) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All of them, in the order in which they were recorded. */
    static List<Sample> all() {
        return resource("samples.jsonl").lines().map(Sample::read).toList();
    }

    static String resource(String name) {
        try (var in = Sample.class.getResourceAsStream("/wire/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample read(String line) {
        try {
            return new Sample(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The group and the number in it. */
    String id() {
        return text("id");
    }

    String group() {
        return id().replaceFirst("/.*", "");
    }

    String method() {
        return text("method");
    }

    String path() {
        return text("path");
    }

    /** Who asks: a scheme and what goes with it; empty: the administrator; {@code none}: nobody. */
    String as() {
        return text("as");
    }

    Map<String, String> headers() {
        return map("headers");
    }

    String body() {
        return text("body");
    }

    int status() {
        return line.path("status").asInt();
    }

    Map<String, String> answered() {
        return map("answered");
    }

    /** The JSON of the answer; missing where it has none or it isn't known to its end. */
    JsonNode json() {
        return line.path("json");
    }

    /** The answer where it is no JSON. */
    String plain() {
        return text("text");
    }

    /** How the answer begins, where no more of it was recorded. */
    String begins() {
        return text("begins");
    }

    /** Whether its messages come in the order of names that are made anew each time. */
    boolean unordered() {
        return line.path("unordered").asBoolean();
    }

    /** For people who look for it. */
    String title() {
        return (id() + " " + method() + " " + path() + " " + text("note")).trim();
    }

    private String text(String field) {
        return line.path(field).asText("");
    }

    private Map<String, String> map(String field) {
        Map<String, String> map = new LinkedHashMap<>();
        line.path(field)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
