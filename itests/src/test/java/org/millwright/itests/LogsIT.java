// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.itests.Api.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real server logs can be read over its API, as loud as preferences and requests want it; so can its audit trail. */
class LogsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

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

    private static String send(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = api.request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = api.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private static String quiet(String path) {
        try {
            return send(path);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRequestIsFoundInTheLogAsLoudAsItWished() throws Exception {
        String quiet = send("/machines");
        String loud = send("/machines?token=canary", "X-Log-Request", "Trace", "X-Log-Token", "ticket 7");
        assertThat(texts(api.get("/logs?group=" + quiet).ok(), "Level")).containsOnly("audit");
        Await.until("the end of a request", LIMIT, () -> api.get("/logs?group=" + loud)
                .text()
                .contains("API: st: "));
        JsonNode lines = api.get("/logs?group=" + loud).ok();
        assertThat(texts(lines, "Message"))
                .startsWith("Log token: ticket 7", "API: starting GET /api/v3/machines?token=******")
                .contains("Authenticated user rocketskates from 127.0.0.1");
        assertThat(texts(lines, "Group").stream().distinct()).hasSize(1);
        assertThat(texts(lines, "Service")).containsOnly("frontend");
        assertThat(lines.get(0).path("File").asText()).endsWith("/LogWish.java");
        assertThat(lines.get(0).path("Line").asInt()).isPositive();
        assertThat(api.get("/logs").text()).doesNotContain("canary");
    }

    @Test
    void aRequestTellsHowItsTransactionGoes() throws Exception {
        String request = changed("{\"Name\": \"traced\"}");
        Await.until("the end of a request", LIMIT, () -> api.get("/logs?group=" + request)
                .text()
                .contains("API: st: "));
        var lines = texts(api.get("/logs?group=" + request).ok(), "Message").stream()
                .filter(line -> line.startsWith("rt: "))
                .map(line -> line.replaceAll("[0-9]+", "N"))
                .toList();
        assertThat(lines)
                .containsExactly(
                        "rt: starting txn",
                        "rt: locks acquired",
                        "rt: create profiles:traced started",
                        "rt: create profiles:traced finished",
                        "rt: locks released",
                        "rt: disk write time: N us",
                        "rt: total time: N us");
    }

    private static String changed(String profile) throws IOException, InterruptedException {
        HttpRequest request = api.request("/profiles")
                .header("Content-Type", "application/json")
                .header("X-Log-Request", "trace")
                .POST(HttpRequest.BodyPublishers.ofString(profile))
                .build();
        HttpResponse<String> response = api.http().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(201);
        return response.headers().firstValue("X-Request-Id").orElseThrow();
    }

    @Test
    void aPreferenceMakesAServiceLouderWhileItRuns() throws Exception {
        Path log = base.resolve("log/millwright.log");
        String settings = Files.readString(base.resolve("etc/org.ops4j.pax.logging.cfg"));
        api.post("/prefs", "{\"debugFrontend\": \"debug\"}").ok();
        Await.until("debug lines over the API", LIMIT, () -> api.get("/logs?group=" + quiet("/info"))
                .text()
                .contains("\"Level\":\"debug\""));
        assertThat(new Log(log).text()).contains("API: st: 200");
        api.post("/prefs", "{\"debugFrontend\": \"warn\"}").ok();
        Await.until("silence", LIMIT, () -> {
            int before = new Log(log).text().length();
            api.get("/info").ok();
            return new Log(log).text().length() == before;
        });
        assertThat(base.resolve("etc/org.ops4j.pax.logging.cfg")).hasContent(settings);
    }

    @Test
    void aPreferenceThatChangesLosesNobodysLines() throws Exception {
        var tickets = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            api.post("/prefs", "{\"debugDhcp\": \"" + (i % 2 == 0 ? "trace" : "warn") + "\"}")
                    .ok();
            for (int j = 0; j < 5; j++) {
                tickets.add("ticket " + i + "." + j);
                send("/info", "X-Log-Token", tickets.get(tickets.size() - 1));
            }
        }
        var told = texts(api.get("/logs").ok(), "Message");
        assertThat(told).containsAll(tickets.stream().map("Log token: "::concat).toList());
    }

    @Test
    void theTrailTellsWhoChangedWhatFromWhere() throws Exception {
        api.post("/profiles", "{\"Name\": \"trail\", \"Params\": {\"lab-password\": \"canary\"}}")
                .ok();
        api.put("/profiles/trail", "{\"Name\": \"trail\", \"Description\": \"new\"}")
                .ok();
        api.delete("/profiles/trail").ok();
        String trail = "/audit?kind=profiles&key=trail";
        Await.until("all of it", LIMIT, () -> api.get(trail).ok().size() == 3);
        JsonNode found = api.get(trail).ok();
        assertThat(texts(found, "Action")).containsExactly("delete", "update", "create");
        assertThat(texts(found, "Principal")).containsOnly("user:rocketskates");
        assertThat(texts(found, "Address")).containsOnly("127.0.0.1");
        assertThat(found.get(1).path("Changes").toString())
                .contains("{\"Path\":\"/Description\",\"Before\":\"\",\"After\":\"new\"}")
                .contains("{\"Path\":\"/Params/lab-password\",\"Before\":\"******\",\"After\":null}");
        assertThat(Files.readString(base.resolve("log/audit.log")))
                .contains("lab-password")
                .doesNotContain("canary");
    }
}
