// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millwright.itests.Api.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of a real server follow what happens to its objects, by each of the ways to do so. */
class EventsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path base;

    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = Launch.on(base).with("--disable-dhcp").start();
        api = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSocketTellsWhatItWasRegisteredForInOrder() throws Exception {
        try (var socket = Socket.open(api, api.authorization())) {
            assertThat(socket.register("profiles.*.seen").toString())
                    .matches("\\{\"Time\":\".*\",\"Type\":\"websocket\",\"Action\":\"register\","
                            + "\"Key\":\"profiles.\\*.seen\",\"Principal\":\"\",\"Object\":null,\"Original\":null}");
            api.post("/profiles", "{\"Name\": \"unseen\"}").ok();
            api.post("/profiles", "{\"Name\": \"seen\"}").ok();
            for (int i = 0; i < 200; i++) {
                api.put("/profiles/seen", "{\"Name\": \"seen\", \"Description\": \"" + i + "\"}")
                        .ok();
            }
            api.delete("/profiles/seen").ok();
            var created = socket.next();
            assertThat(created.path("Action").asText()).isEqualTo("create");
            assertThat(created.path("Principal").asText()).isEqualTo("user:rocketskates");
            assertThat(created.at("/Object/Name").asText()).isEqualTo("seen");
            for (int i = 0; i < 200; i++) {
                var updated = socket.next();
                assertThat(updated.path("Action").asText()).isEqualTo("update");
                assertThat(updated.at("/Object/Description").asInt()).isEqualTo(i);
                assertThat(updated.at("/Original/Name").asText()).isEqualTo("seen");
            }
            assertThat(socket.next().path("Action").asText()).isEqualTo("delete");
        }
    }

    @Test
    void aSocketTellsWhatClientsPublishAndWhoDid() throws Exception {
        try (var socket = Socket.open(api, api.authorization())) {
            socket.register("lab.zork,bork.*");
            String event = "{\"Type\": \"lab\", \"Action\": \"bork\", \"Key\": \"k.1\", \"Principal\": \"me\","
                    + " \"Object\": {\"a\": 1}}";
            assertThat(api.post("/events", event).status()).isEqualTo(204);
            assertThat(socket.next().toString())
                    .isEqualTo(
                            "{\"Time\":\"0001-01-01T00:00:00Z\",\"Type\":\"lab\",\"Action\":\"bork\",\"Key\":\"k.1\","
                                    + "\"Principal\":\"user:rocketskates\",\"Object\":{\"a\":1},\"Original\":null}");
        }
    }

    @Test
    void aSocketTellsNothingThatItsUserMayNotSee() throws Exception {
        api.post("/users", "{\"Name\": \"bob\"}").ok();
        api.put("/users/bob/password", "{\"Password\": \"b\"}").ok();
        String bob = "Basic " + java.util.Base64.getEncoder().encodeToString("bob:b".getBytes(StandardCharsets.UTF_8));
        try (var socket = Socket.open(api, bob)) {
            socket.register("*.*.*");
            api.post("/prefs", "{\"knownTokenTimeout\": \"3601\"}").ok();
            api.post("/profiles", "{\"Name\": \"secret\"}").ok();
            api.post("/events", "{\"Type\": \"lab\", \"Action\": \"end\"}");
            assertThat(socket.next().path("Action").asText()).isEqualTo("end");
        }
        assertThatThrownBy(() -> Socket.open(api, "")).hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(api.get("/ws").status()).isEqualTo(400);
    }

    @Test
    void aSocketTellsLinesOfTheLogAndFilesThatAreServed() throws Exception {
        try (var socket = Socket.open(api, api.authorization())) {
            socket.register("log.audit.*");
            api.as("Basic " + "eve").get("/info");
            var line = socket.next();
            while (!line.at("/Object/Message").asText().startsWith("No DRP authentication token")) {
                line = socket.next();
            }
            assertThat(line.path("Key").asText()).isEqualTo("frontend");
            assertThat(line.at("/Object/IgnorePublish").asBoolean()).isFalse();
        }
        try (var socket = Socket.open(api, api.authorization())) {
            socket.register("static.serve.*");
            java.nio.file.Files.writeString(base.resolve("tftpboot/told.txt"), "told");
            var uri = URI.create("http://127.0.0.1:" + server.launch().port("static") + "/told.txt");
            api.http().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(socket.next().path("Key").asText()).isEqualTo("/told.txt");
        }
    }

    @Test
    void badWordsOnASocketHarmNobody() throws Exception {
        try (var socket = Socket.open(api, api.authorization())) {
            for (String text : List.of("", "register", "zork a.b.c", "register .", "register a", "register a.b")) {
                socket.send(text);
            }
            socket.register("lab.*.*");
            api.post("/events", "{\"Type\": \"lab\", \"Action\": \"still\"}");
            assertThat(socket.next().path("Action").asText()).isEqualTo("still");
        }
    }

    @Test
    void anAnswerThatWaitsTellsWhatCameMeanwhile() throws Exception {
        api.post("/events", "{\"Type\": \"poll\", \"Action\": \"a\"}");
        var first = api.get("/ws?register=poll.*.*&after=0").ok();
        assertThat(texts(first.get("Events"), "Action")).containsExactly("a");
        var waits = api.http()
                .sendAsync(
                        api.request("/ws?register=poll.*.*&wait=30&after=" + first.get("Last"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        api.post("/events", "{\"Type\": \"poll\", \"Action\": \"b\"}");
        var answer = waits.get(30, TimeUnit.SECONDS);
        api.promises().hold(answer, answer.body());
        var second = JSON.readTree(answer.body());
        assertThat(texts(second.get("Events"), "Action")).containsExactly("b");
        assertThat(second.get("Last").asLong()).isGreaterThan(first.get("Last").asLong());
    }

    @Test
    void aStreamOfServerSentEventsGoesOnWhereItWas() throws Exception {
        var stream = stream("");
        api.post("/events", "{\"Type\": \"sse\", \"Action\": \"a\"}");
        api.post("/events", "{\"Type\": \"sse\", \"Action\": \"b\"}");
        var lines = stream.body()
                .filter(line -> !line.isBlank() && !line.equals(":"))
                .iterator();
        String id = lines.next();
        assertThat(id).startsWith("id: ");
        assertThat(lines.next()).startsWith("data: {").contains("\"Action\":\"a\"");
        stream.body().close();
        try (Stream<String> again = stream(id.substring(4)).body()) {
            assertThat(again.filter(line -> line.startsWith("data:"))
                            .findFirst()
                            .orElseThrow())
                    .contains("\"Action\":\"b\"");
        }
    }

    private static HttpResponse<Stream<String>> stream(String lastId) throws Exception {
        var request = api.request("/ws?register=sse.*.*").header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        var response = api.http().send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        api.promises().hold(response, "");
        return response;
    }

    /** A WebSocket whose messages wait until they are asked for. */
    private record Socket(WebSocket socket, BlockingQueue<String> messages) implements AutoCloseable {

        static Socket open(Api api, String authorization) throws InterruptedException, ExecutionException {
            var messages = new LinkedBlockingQueue<String>();
            var builder = api.http().newWebSocketBuilder();
            if (!authorization.isEmpty()) {
                builder.header("Authorization", authorization);
            }
            URI uri = URI.create(api.url().replace("https:", "wss:") + "/api/v3/ws");
            return new Socket(builder.buildAsync(uri, new Whole(messages)).get(), messages);
        }

        void send(String text) {
            socket.sendText(text, true).join();
        }

        JsonNode register(String filter) throws Exception {
            send("register " + filter);
            for (JsonNode answer = next(); ; answer = next()) {
                if (answer.path("Key").asText().equals(filter)) {
                    return answer;
                }
            }
        }

        JsonNode next() throws Exception {
            String message = messages.poll(30, TimeUnit.SECONDS);
            assertThat(message).as("an event").isNotNull();
            return JSON.readTree(message);
        }

        @Override
        public void close() {
            socket.abort();
        }
    }

    private static final class Whole implements WebSocket.Listener {
        private final BlockingQueue<String> messages;
        private final StringBuilder text = new StringBuilder();

        Whole(BlockingQueue<String> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
