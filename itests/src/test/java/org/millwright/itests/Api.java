// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client of the REST API, as the user whom every new server knows. Each answer must be as the server describes it. */
record Api(String url, HttpClient http, String authorization, Promises promises) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A status and a body; {@code null} in JSON stands for a body that is none. */
    record Answer(int status, JsonNode json, String text) {

        /** The body of an answer that must be of the 200s. */
        JsonNode ok() {
            if (status < 200 || status > 299) {
                throw new AssertionError(status + ": " + text);
            }
            return json;
        }
    }

    static Api at(String url) {
        String basic = Base64.getEncoder().encodeToString("rocketskates:r0cketsk8ts".getBytes(StandardCharsets.UTF_8));
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trusting())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return new Api(url, http, "Basic " + basic, Promises.of(http, url));
    }

    /** The same server, asked by somebody else. */
    Api as(String otherAuthorization) {
        return new Api(url, http, otherAuthorization, promises);
    }

    /** Asks this server for what is another's. */
    Api of(String server) {
        return new Api(url + "/" + server, http, authorization, promises);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Sends one request below {@code /api/v3}; an empty body is none. */
    Answer send(String method, String path, String body) {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = request(path)
                .method(method, publisher)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            promises.hold(response, response.body());
            return new Answer(response.statusCode(), json(response.body()), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The beginning of a request below {@code /api/v3}, for what {@link #send} can't say. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v3" + path)).header("Authorization", authorization);
    }

    /** A field of each object in a list. */
    static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(object -> object.path(field).asText())
                .toList();
    }

    /** The text as a string of JSON. */
    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    /** A new server signs its own certificate, so anything is trusted here; a booted machine checks it. */
    static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anyone()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
