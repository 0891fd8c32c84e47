// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route of the API is there; where nothing acts on it yet, it asks for rights and input and then says so. */
class RoutesIT {

    private static final String MACHINE = "11111111-1111-4111-8111-111111111111";

    private static final List<String> KINDS = List.of(("bootenvs catalog_items contexts endpoints jobs leases machines "
                    + "params plugins pools profiles reservations roles stages subnets tasks templates tenants users "
                    + "version_sets workflows")
            .split(" "));

    @TempDir
    private static Path base;

    private static Server server;
    private static Api api;

    @BeforeAll
    static void serve() throws IOException {
        server = Launch.on(base)
                .with("--disable-dhcp", "--disable-binl", "--disable-tftp-server")
                .start();
        api = server.client();
        api.post("/machines", "{\"Name\": \"m1\", \"Uuid\": \"" + MACHINE + "\"}")
                .ok();
        api.post("/pools", "{\"Id\": \"lent\"}").ok();
        api.post("/bootenvs", "{\"Name\": \"env\", \"OS\": {\"Name\": \"env\"}}")
                .ok();
        api.post("/users", "{\"Name\": \"guest\"}").ok();
        api.put("/users/guest/password", "{\"Password\": \"guest\"}").ok();
        String job = "{\"Uuid\": \"" + MACHINE + "\", \"Machine\": \"" + MACHINE + "\", \"State\": \"finished\", "
                + "\"Stage\": \"none\", \"Task\": \"stage:none\", \"Previous\": \"" + MACHINE + "\"}";
        api.post(
                        "/contents",
                        "{\"meta\": {\"Name\": \"past\"}, \"sections\": {\"jobs\": {\"" + MACHINE + "\": " + job
                                + "}}}")
                .ok();
    }

    @AfterAll
    static void down() {
        server.close();
    }

    /** Who isn't logged in is asked to be by a route, and told that there is none where there isn't. */
    @Test
    void everyRouteIsThere() throws Exception {
        List<String> missing = new ArrayList<>();
        for (String line : Sample.resource("routes.txt").lines().toList()) {
            for (String route : line.startsWith("#") ? List.<String>of() : routes(line)) {
                String[] words = route.split(" ");
                HttpRequest request = HttpRequest.newBuilder(URI.create(api.url() + "/api/v3/" + words[1]))
                        .method(words[0], HttpRequest.BodyPublishers.noBody())
                        .build();
                int status = api.http()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 401) {
                    missing.add(route + " " + status);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> routes(String line) {
        List<String> words = List.of(line.split(" "));
        String path = words.get(words.size() - 1);
        return words.subList(0, words.size() - 1).stream()
                .flatMap(method -> kinds(path).map(kind -> method + " " + path.replaceFirst("\\{.*}", kind)))
                .toList();
    }

    private static Stream<String> kinds(String path) {
        Map<String, List<String>> without = Map.of(
                "{kinds}", List.of(),
                "{written}", List.of("leases"),
                "{acting}", List.of("params", "jobs"));
        for (var named : without.entrySet()) {
            if (path.contains(named.getKey())) {
                return KINDS.stream().filter(kind -> !named.getValue().contains(kind));
            }
        }
        return path.contains("{params}") ? Arrays.stream("machines profiles plugins stages".split(" ")) : Stream.of("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            POST   | /jobs                                | {"Machine": "@"} | 501 | 403
            POST   | /jobs                                | {}               | 400 | 400
            GET    | /jobs/@/actions                      |                  | 501 | 403
            GET    | /jobs/none/actions                   |                  | 404 | 404
            PUT    | /jobs/@/log                          | {}               | 415 | 403
            POST   | /plugin_providers/x                  | {}               | 415 | 403
            DELETE | /plugin_providers/x                  |                  | 404 | 403
            GET    | /plugin_providers/x/binary           |                  | 404 | 404
            POST   | /system/upgrade                      | {}               | 501 | 403
            POST   | /system/upgrade                      |                  | 400 | 403
            POST   | /system/active                       | {}               | 501 | 403
            DELETE | /bootenvs/env/purgeLocal             |                  | 501 | 403
            DELETE | /bootenvs/none/purgeLocal            |                  | 404 | 404
            GET    | /pools-active                        |                  | 501 | 403
            GET    | /pools/lent/status                   |                  | 501 | 403
            GET    | /pools/none/status                   |                  | 404 | 404
            POST   | /pools/lent/addMachines              | {}               | 501 | 403
            POST   | /pools/lent/addMachines              | []               | 400 | 400
            POST   | /machines/Name:m1/releaseToPool      | {}               | 501 | 403
            POST   | /files/x?explode=true                |                  | 501 | 403
            """)
    void saysWhatIsMissingToWhoMayAndAsksRightly(String method, String path, String body, int status, int guest) {
        String sent = body == null ? "" : body.replace("@", MACHINE);
        Api.Answer answer = api.send(method, path.replace("@", MACHINE), sent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("Code").asInt()).isEqualTo(status);
        assertThat(answer.json().path("Messages").path(0).asText()).isNotEmpty();
        Api.Answer refused = as("guest").send(method, path.replace("@", MACHINE), sent);
        assertThat(refused.status()).as(refused.text()).isEqualTo(guest);
    }

    private static Api as(String user) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        return api.as("Basic " + basic);
    }

    @Test
    void passesNothingOnToOtherServers() {
        api.post("/profiles", "{\"Name\": \"mine\"}").ok();
        api.post("/endpoints", "{\"Id\": \"twin\"}").ok();
        assertThat(api.post("/profiles", "{\"Name\": \"theirs\", \"Endpoint\": \"nobody\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/profiles", "{\"Name\": \"theirs\", \"Endpoint\": \"twin\"}")
                        .status())
                .isEqualTo(501);
        api.post("/profiles?noproxy=true", "{\"Name\": \"theirs\", \"Endpoint\": \"twin\"}")
                .ok();
        assertThat(api.get("/profiles/theirs").status()).isEqualTo(200);
        assertThat(api.delete("/profiles/theirs").status()).isEqualTo(501);
        assertThat(api.post("/profiles/theirs/params", "{}").status()).isEqualTo(501);
        api.delete("/profiles/theirs?noproxy=true").ok();
        Api twin = api.of("twin");
        assertThat(twin.get("/info").status()).isEqualTo(501);
        Api nobody = api.of("nobody");
        assertThat(nobody.get("/info").text()).contains("No route");
    }

    @Test
    void keepsTheLogOfAJob() throws Exception {
        HttpRequest.Builder request = api.request("/jobs/" + MACHINE + "/log");
        HttpRequest put = request.copy()
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofString("line one\n"))
                .build();
        assertThat(api.http().send(put, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(204);
        HttpRequest range = request.copy().header("Range", "bytes=-9").build();
        HttpResponse<String> part = api.http().send(range, HttpResponse.BodyHandlers.ofString());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("line one\n");
        assertThat(api.get("/jobs/" + MACHINE + "/log").text()).isEqualTo("Log for Job: " + MACHINE + "\nline one\n");
    }
}
