// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who guesses has to wait, and who was let in is put out when the login is revoked. */
class AccessIT {

    private static final String RIGHT = basic("rocketskates", "r0cketsk8ts");
    private static final String WRONG = basic("rocketskates", "guess");

    @TempDir
    private static Path base;

    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() {
        // However long the guesses take here, none is forgotten.
        server = Launch.on(base)
                .with("--disable-dhcp", "-Dmillwright.failure-seconds=600")
                .start();
        api = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    @Test
    void whoeverGuessesHasToWaitAndNobodyElsewhere() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(from("127.0.0.2", WRONG)).startsWith("HTTP/1.1 403");
        }
        assertThat(from("127.0.0.2", RIGHT))
                .startsWith("HTTP/1.1 429")
                .containsPattern("(?i)\\r\\nRetry-After: [0-9]+\\r\\n")
                .contains("\"Model\":\"users\"", "Too many failed logins, try again in ", "\"Code\":429");
        assertThat(from("127.0.0.3", RIGHT)).startsWith("HTTP/1.1 200");
        assertThat(api.get("/info").status()).isEqualTo(200);
    }

    @Test
    void whoeverGuessesTokensHasToWaitButNoGoodTokenDoes() throws Exception {
        String token = token("/users/rocketskates/token");
        for (int i = 0; i < 50; i++) {
            assertThat(from("127.0.0.4", "Bearer guess" + i)).startsWith("HTTP/1.1 403");
        }
        assertThat(from("127.0.0.4", "Bearer guess")).startsWith("HTTP/1.1 429");
        assertThat(from("127.0.0.4", "Bearer " + token)).startsWith("HTTP/1.1 200");
    }

    @Test
    void aLoginEndsWithTheUserOrTheMachine() throws Exception {
        user("ada");
        ends(follow(token("/users/ada/token")), () -> api.put("/users/ada/password", "{\"Password\": \"other\"}")
                .ok());
        ends(follow(token("/users/ada/token")), () -> api.patch("/users/ada", secret())
                .ok());
        ends(followAs(basic("ada", "other")), () -> api.put("/users/ada/password", "{\"Password\": \"third\"}")
                .ok());
        ends(follow(token("/users/ada/token")), () -> api.delete("/users/ada").ok());

        String machine = "/machines/"
                + api.post("/machines", "{\"Name\": \"m1\"}").ok().get("Uuid").asText();
        ends(follow(token(machine + "/token?ttl=1h")), () -> api.patch(machine, secret())
                .ok());
        ends(follow(token(machine + "/token?ttl=600")), () -> api.delete(machine)
                .ok());
    }

    @Test
    void allTokensEndWithTheirKey() throws Exception {
        var one = follow(token("/users/rocketskates/token"));
        var password = followAs(RIGHT);
        ends(one, () -> api.post("/prefs", "{\"baseTokenSecret\": \"" + "k".repeat(32) + "\"}")
                .ok());
        assertThat(password.ended()).isFalse();
        assertThat(api.get("/info").status()).isEqualTo(200);
    }

    @Test
    void aUserWhoLosesARoleHearsNoMoreOfIt() throws Exception {
        user("bob");
        api.patch("/users/bob", "[{\"op\": \"replace\", \"path\": \"/Roles\", \"value\": [\"superuser\"]}]")
                .ok();
        var bob = follow(token("/users/bob/token"));
        api.post("/profiles", "{\"Name\": \"told\"}").ok();
        assertThat(bob.next()).contains("told");
        api.patch("/users/bob", "[{\"op\": \"replace\", \"path\": \"/Roles\", \"value\": []}]")
                .ok();
        // It is heard once the rights are taken anew, which is after the answer.
        Await.until("rights are taken anew", Duration.ofSeconds(30), () -> {
            api.post("/profiles", "{\"Name\": \"hidden\"}");
            api.delete("/profiles/hidden");
            api.post("/events", "{\"Type\": \"lab\", \"Action\": \"end\"}");
            for (String line = bob.next(); ; line = bob.next()) {
                if (line.contains("hidden")) {
                    return false;
                }
                if (line.contains("\"end\"")) {
                    return true;
                }
            }
        });
    }

    private static void user(String name) {
        api.post("/users", "{\"Name\": \"" + name + "\"}").ok();
    }

    private static String secret() {
        return "[{\"op\": \"replace\", \"path\": \"/Secret\", \"value\": \"another\"}]";
    }

    private static String token(String path) {
        return api.get(path).ok().get("Token").asText();
    }

    private static void ends(Followed followed, Runnable revoke) throws Exception {
        assertThat(followed.ended()).isFalse();
        revoke.run();
        assertThat(followed.socket().closed().get(30, TimeUnit.SECONDS)).isEqualTo(1008);
        while (followed.lines().hasNext()) {
            followed.lines().next();
        }
        assertThat(with(followed.authorization()).get("/info").status()).isEqualTo(403);
    }

    private static Api with(String authorization) {
        return api.as(authorization);
    }

    private static Followed follow(String token) throws Exception {
        return followAs("Bearer " + token);
    }

    /** Follows events by a WebSocket and by server-sent events. */
    private static Followed followAs(String authorization) throws Exception {
        var closing = new Closing();
        api.http()
                .newWebSocketBuilder()
                .header("Authorization", authorization)
                .buildAsync(URI.create(api.url().replace("https:", "wss:") + "/api/v3/ws"), closing)
                .get(30, TimeUnit.SECONDS);
        var request = api.as(authorization)
                .request("/ws?register=profiles.*.*&register=lab.*.*")
                .header("Accept", "text/event-stream")
                .build();
        var stream = api.http().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        return new Followed(authorization, closing, stream.body().iterator());
    }

    private record Followed(String authorization, Closing socket, Iterator<String> lines) {

        boolean ended() {
            return socket.closed().isDone();
        }

        /** The next event. */
        String next() {
            for (String line = lines.next(); ; line = lines.next()) {
                if (line.startsWith("data:")) {
                    return line;
                }
            }
        }
    }

    private record Closing(CompletableFuture<Integer> closed) implements WebSocket.Listener {

        Closing() {
            this(new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    /** A request for {@code /info} from another of this machine's own addresses; the whole answer. */
    private static String from(String address, String authorization) throws IOException {
        try (var plain = new Socket()) {
            plain.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            plain.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.launch().port("api")));
            plain.setSoTimeout(30_000);
            try (var tls = api.http().sslContext().getSocketFactory().createSocket(plain, "localhost", 0, true)) {
                String request = "GET /api/v3/info HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                        + authorization + "\r\n\r\n";
                tls.getOutputStream().write(request.getBytes(UTF_8));
                return new String(tls.getInputStream().readAllBytes(), UTF_8);
            }
        }
    }
}
