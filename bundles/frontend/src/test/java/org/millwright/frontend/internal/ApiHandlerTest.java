// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.models.Wire;

/** Who gets in, what they may do there, and what everyone else is told. */
class ApiHandlerTest {

    private static final String M1 = "11111111-1111-4111-8111-111111111111";
    private static final String M2 = "22222222-1111-4111-8111-111111111111";
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        server.send("POST", "machines", "{'Name':'m1','Uuid':'" + M1 + "'}");
        server.send("POST", "machines", "{'Name':'m2','Uuid':'" + M2 + "'}");
        server.send(
                "POST",
                "roles",
                "{'Name':'reader','Claims':[{'scope':'machines','action':'get,list,create','specific':'*'}]}");
        server.send(
                "POST",
                "roles",
                "{'Name':'setter','Claims':["
                        + "{'scope':'machines','action':'get,update:/Params,action:increment','specific':'" + M1
                        + "'}]}");
        for (String[] user : new String[][] {{"u0", ""}, {"u1", "'reader'"}, {"u2", "'setter'"}}) {
            server.send("POST", "users", "{'Name':'" + user[0] + "','Roles':[" + user[1] + "]}");
            server.send("PUT", "users/" + user[0] + "/password", "{'Password':'x'}");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void carriesWhoAsksAndWhatToLogIntoTheCommit() throws Exception {
        var commits = new LinkedBlockingQueue<Commit>();
        CommitListener listener = commits::add;
        server.backend.follow(listener);
        String admin = Base64.getEncoder().encodeToString(TestServer.ADMIN.getBytes(UTF_8));
        var headers = new ArrayList<>(List.of("Authorization", "Basic " + admin, "X-Log-Token", "ticket 7"));
        headers.addAll(List.of("X-Log-Request", "debug"));
        var answer = server.raw("POST", "profiles", headers, "{'Name':'traced'}");
        server.backend.unfollow(listener);

        var request = commits.poll(20, SECONDS).request();
        assertThat(request.id())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(request.principal()).isEqualTo("user:rocketskates");
        assertThat(request.logLevel()).isEqualTo("debug");
        assertThat(request.logToken()).isEqualTo("ticket 7");
    }

    @Test
    void ignoresALogLevelThatNobodyKnows() {
        String admin = Base64.getEncoder().encodeToString(TestServer.ADMIN.getBytes(UTF_8));
        var headers = List.of("Authorization", "Basic " + admin, "X-Log-Request", "loudest");
        assertThat(server.raw("GET", "info", headers).statusCode()).isEqualTo(200);
    }

    @Test
    void wantsALogin() {
        for (List<String> headers : List.of(
                List.<String>of(),
                List.of("Authorization", "Basic !!!"),
                List.of("Authorization", "Basic AAAA"),
                List.of("Authorization", "basic cm9ja2V0c2thdGVzOnIwY2tldHNrOHRz"),
                List.of("Authorization", "Digest x"))) {
            var answer = server.raw("GET", "info", headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("Www-Authenticate")).contains("dr-provision");
        }
    }

    @Test
    void refusesAWrongPasswordLikeAnUnknownUser() {
        for (String user : List.of("rocketskates:x", "nobody:x")) {
            isProblem(server.sendAs(user, "GET", "info"), 403, "users", "", "", "'Access Denied'");
        }
    }

    @Test
    void takesTheLoginFromTheQuery() {
        assertThat(server.raw("GET", "info?token=" + TestServer.ADMIN, List.of())
                        .statusCode())
                .isEqualTo(200);
        var bad = server.raw("GET", "info?token=zzz", List.of());
        isProblem(bad, 403, "system", "", "", "'Invalid Token :illegal base64 data at input byte 0','zzz'");
        assertThat(bad.headers().firstValue("Www-Authenticate")).contains("dr-provision");
        isProblem(server.send("GET", "machines?token=x"), 406, "machines", "", "GET", "'Filter not found: token'");
    }

    @Test
    void answersUnknownRoutesWithoutALogin() {
        isProblem(server.raw("GET", "nope?x=1", List.of()), 404, "", "/api/v3/nope?x=1", "GET", "'No route'");
        isProblem(server.raw("PUT", "machines", List.of()), 404, "", "/api/v3/machines", "PUT", "'No route'");
        isProblem(server.raw("OPTIONS", "machines", List.of()), 404, "", "/api/v3/machines", "OPTIONS", "'No route'");
    }

    @Test
    void tellsTheAddressWithoutALastSlash() {
        var get = server.raw("GET", "machines/", List.of());
        assertThat(get.statusCode()).isEqualTo(301);
        assertThat(get.headers().firstValue("Location")).contains("/api/v3/machines");
        assertThat(get.body()).isEqualTo("<a href=\"/api/v3/machines\">Moved Permanently</a>.\n\n");
        assertThat(server.raw("DELETE", "machines/x/", List.of()).statusCode()).isEqualTo(307);
    }

    @Test
    void zipsAnswers() {
        var answer = server.raw(
                "GET",
                "info?token=" + TestServer.ADMIN,
                List.of("Accept-Encoding", "gzip", "Origin", "https://portal"));
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            gzip                 | true
            deflate, GZIP;q=0.5  | true
            *                    | true
            *;q=0, gzip          | true
            gzip;q=0             | false
            gzip; q=0.000, *     | false
            *;q=0                | false
            identity             | false
            """)
    void zipsForThoseWhoWantIt(String accepted, boolean zips) {
        var answer = server.raw("GET", "info?token=" + TestServer.ADMIN, List.of("Accept-Encoding", accepted));
        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(zips);
        assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
    }

    @Test
    void answersPreflightsWithoutALogin() {
        var answer = server.raw("OPTIONS", "machines", List.of("Origin", "https://portal"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET,POST,PUT,DELETE,OPTIONS,PATCH,HEAD");
    }

    @Test
    void hidesWhatAUserMayNotSee() {
        assertThat(server.sendAs("u0:x", "GET", "machines").body()).isEqualTo("[]");
        assertThat(server.sendAs("u0:x", "GET", "machines").headers().firstValue("x-drp-list-total-count"))
                .contains("0");
        isProblem(server.sendAs("u0:x", "GET", "machines/" + M1), 404, "machines", M1, "GET", "'Not Found'");
        assertThat(server.sendAs("u0:x", "HEAD", "machines/" + M1).statusCode()).isEqualTo(200);
        assertThat(server.sendAs("u0:x", "GET", "users/u0").statusCode()).isEqualTo(200);
        assertThat(server.sendAs("u0:x", "GET", "info").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatAUserMayNotDo() {
        isDenied("u0:x", "POST", "machines", "{'Name':'mm'}", "machines create ");
        isDenied("u1:x", "DELETE", "machines/" + M1, null, "machines delete " + M1);
        isDenied(
                "u1:x",
                "PATCH",
                "machines/" + M1,
                "[{'op':'replace','path':'/Description','value':'z'}]",
                "machines patch " + M1);
        isDenied("u1:x", "PUT", "machines/" + M1, "{'Name':'m1','Uuid':'" + M1 + "'}", "machines update " + M1);
        isDenied("u0:x", "GET", "prefs", null, "preferences list ");
        isDenied("u0:x", "POST", "prefs", "{}", "preferences post ");
        isDenied("u0:x", "GET", "contents", null, "contents list ");
        isDenied("u0:x", "GET", "objects", null, "objects list ");
        isDenied("u0:x", "GET", "users/u1/token", null, "users token u1");
        isDenied("u0:x", "PUT", "users/u1/password", "{'Password':'y'}", "users password u1");
        isDenied("u1:x", "GET", "machines?decode=true", null, "machines getSecure ");
    }

    @Test
    void needsNoRightToChangeNothing() {
        assertThat(server.sendAs("u1:x", "PATCH", "machines/" + M2, "[]").statusCode())
                .isEqualTo(200);
        assertThat(server.sendAs("u1:x", "PATCH", "machines/" + M2, "[{'op':'test','path':'/Name','value':'m2'}]")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void allowsPartsOfObjects() {
        assertThat(server.sendAs("u2:x", "PATCH", "machines/" + M1, "[{'op':'add','path':'/Params/foo','value':1}]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.sendAs("u2:x", "POST", "machines/" + M1 + "/params/a%2Fb", "7")
                        .body())
                .isEqualTo("7");
        isDenied("u2:x", "POST", "machines/" + M2 + "/params/ab", "7", "machines update " + M2);
        isDenied("u2:x", "GET", "machines/" + M1 + "/actions", null, "machines actions " + M1);
        isDenied("u2:x", "POST", "machines/" + M1 + "/actions/other", "{}", "machines action:other " + M1);
        assertThat(server.sendAs("u2:x", "POST", "machines/" + M1 + "/actions/increment", "{}")
                        .body())
                .isEqualTo("1");
    }

    @Test
    void neverShowsWhatWentWrongInside() {
        server.actions.failing = true;
        try {
            var answer = server.unheld("GET", "plugin_providers", TestServer.login(TestServer.ADMIN));
            assertThat(answer.statusCode()).isEqualTo(500);
            String id = answer.headers().firstValue("x-request-id").orElseThrow();
            assertThat(answer.body())
                    .isEqualTo(quoted("{'Model':'','Key':'','Type':'GET','Messages':['Internal error, request " + id
                            + "'],'Code':500}"));
        } finally {
            server.actions.failing = false;
        }
    }

    @Test
    void givesTokensThatStandForTheUser() {
        var token = server.send("GET", "users/u1/token?ttl=60");
        assertThat(token.statusCode()).isEqualTo(200);
        String text = Wire.tree(token.body().getBytes(UTF_8)).get("Token").asText();
        var bearer = List.of("Authorization", "Bearer " + text);
        assertThat(server.raw("GET", "machines/" + M1, bearer).statusCode()).isEqualTo(200);
        assertThat(server.raw("DELETE", "machines/" + M1, bearer).statusCode()).isEqualTo(403);
        isProblem(
                server.send("GET", "users/u1/token?ttl=abc"),
                400,
                "users",
                "u1",
                "GET",
                "'strconv.ParseInt: parsing \\'abc\\': invalid syntax'");
        isProblem(server.send("GET", "users/zz/token"), 404, "users", "zz", "GET", "'Not Found'");
    }

    @Test
    void changesPasswordsAndEndsTokensWithThem() {
        server.send("POST", "users", "{'Name':'u3'}");
        server.send("PUT", "users/u3/password", "{'Password':'one'}");
        String token = Wire.tree(
                        server.sendAs("u3:one", "GET", "users/u3/token").body().getBytes(UTF_8))
                .get("Token")
                .asText();
        var changed = server.sendAs("u3:one", "PUT", "users/u3/password", "{'Password':'two'}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain("PasswordHash");
        assertThat(server.sendAs("u3:one", "GET", "info").statusCode()).isEqualTo(403);
        assertThat(server.sendAs("u3:two", "GET", "info").statusCode()).isEqualTo(200);
        isProblem(
                server.raw("GET", "info", List.of("Authorization", "Bearer " + token)),
                403,
                "",
                "",
                "AUTH",
                "'Validation failed'");
        isProblem(
                server.send("PUT", "users/zz/password", "{'Password':'x'}"), 404, "users", "zz", "PUT", "'Not Found'");
        isProblem(
                server.send("PUT", "users/u3/password", "{}"), 400, "users", "u3", "PUT", "'Password cannot be empty'");
    }

    private static void isDenied(String user, String method, String path, String body, String requires) {
        var answer = body == null ? server.sendAs(user, method, path) : server.sendAs(user, method, path, body);
        isProblem(answer, 403, "", "", "AUTH", "'Cannot access /api/v3/" + path + "','Requires: " + requires + "'");
    }
}
