// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Sends recorded requests to one server, one after another, and says in what its answers are unlike. */
final class Replay {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> UNASKED =
            List.of("x-drp-list-count", "x-drp-list-total-count", "www-authenticate");

    private final Api api;
    private final Names names;
    private final Stable stable;
    private final Set<String> later;
    private final Map<String, String> tokens = new HashMap<>();

    /** The answers may have the later fields wherever the recorded ones haven't. */
    Replay(Server server, Set<String> later) {
        this.api = server.client();
        this.names = new Names();
        this.stable = new Stable(server.base());
        this.later = Set.copyOf(later);
    }

    /** What is otherwise than recorded; empty: nothing. */
    List<String> unlike(Sample sample) {
        HttpResponse<byte[]> response = send(sample);
        api.promises().hold(response, text(response));
        List<String> unlike = new ArrayList<>();
        if (response.statusCode() != sample.status()) {
            unlike.add("status " + response.statusCode() + ", not " + sample.status());
        }
        headers(sample, response, unlike);
        body(sample, text(response), unlike);
        return unlike;
    }

    private HttpResponse<byte[]> send(Sample sample) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.url() + known(sample.path())))
                .timeout(Duration.ofSeconds(60))
                .method(sample.method(), HttpRequest.BodyPublishers.ofString(known(sample.body())));
        if (sample.body().isEmpty()) {
            request.method(sample.method(), HttpRequest.BodyPublishers.noBody());
        }
        sample.headers().forEach(request::header);
        String authorization = authorization(sample.as());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return api.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(sample.title(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String authorization(String as) {
        if (as.isEmpty()) {
            return api.authorization();
        }
        String[] words = as.split(" ", 2);
        return switch (words[0]) {
            case "Basic" -> "Basic " + Base64.getEncoder().encodeToString(words[1].getBytes(StandardCharsets.UTF_8));
            case "Bearer" -> "Bearer " + known(words[1]);
            case "Raw" -> words[1];
            default -> "";
        };
    }

    /** The text with the names and tokens of this server. */
    private String known(String text) {
        String known = names.ours(text);
        for (var token : tokens.entrySet()) {
            known = known.replace("{token " + token.getKey() + "}", token.getValue());
        }
        return known;
    }

    private static void headers(Sample sample, HttpResponse<byte[]> response, List<String> unlike) {
        Map<String, String> wanted = sample.answered();
        wanted.forEach((name, value) -> {
            String found = response.headers().firstValue(name).orElse("none");
            boolean alike = name.equals("last-modified") ? found.endsWith(" GMT") : found.equals(value);
            if (!alike) {
                unlike.add(name + " " + found + ", not " + value);
            }
        });
        UNASKED.stream()
                .filter(name -> !wanted.containsKey(name))
                .filter(name -> response.headers().firstValue(name).isPresent())
                .forEach(name -> unlike.add(name + " there"));
    }

    private void body(Sample sample, String text, List<String> unlike) {
        if (sample.json().isMissingNode()) {
            String wanted = names.ours(sample.begins() + sample.plain());
            boolean alike = sample.begins().isEmpty() ? text.equals(wanted) : text.startsWith(wanted);
            if (!alike) {
                unlike.add("body\n    " + text + "\n    " + wanted);
            }
            return;
        }
        JsonNode found = withoutLater(json(text), sample.json());
        String token = found.path("Token").asText("");
        if (found.has("Info")) {
            tokens.put(sample.id(), token);
            tokens.put(sample.id() + " cut", token.substring(0, Math.min(41, token.length())));
        }
        String ours = hidden(stable.of(found, sample.unordered()));
        String wanted = names.bind(stable.of(sample.json(), sample.unordered()), ours);
        if (!ours.equals(wanted)) {
            unlike.add("body\n    " + ours + "\n    " + wanted);
        }
    }

    private JsonNode withoutLater(JsonNode found, JsonNode wanted) {
        if (found instanceof ObjectNode object && wanted.isObject()) {
            object.remove(later.stream().filter(field -> !wanted.has(field)).toList());
            object.properties().forEach(entry -> withoutLater(entry.getValue(), wanted.path(entry.getKey())));
        } else if (found.isArray()) {
            for (int i = 0; i < found.size(); i++) {
                withoutLater(found.get(i), wanted.path(i));
            }
        }
        return found;
    }

    private String hidden(String text) {
        String hidden = text;
        for (String token : tokens.values()) {
            hidden = hidden.replace('"' + token + '"', "\"<sealed token>\"");
        }
        return hidden;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode("no JSON: " + text);
        }
    }

    private static String text(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        if (response.headers().firstValue("content-encoding").orElse("").equals("gzip")) {
            try (var zip = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = zip.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
