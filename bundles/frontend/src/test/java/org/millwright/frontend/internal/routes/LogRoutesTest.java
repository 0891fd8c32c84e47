// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;
import org.millwright.logs.AuditEntry;
import org.millwright.logs.LogLine;

class LogRoutesTest {

    private static final Pattern MESSAGE = Pattern.compile("\"Message\":\"([^\"]*)\"");

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        line(1, "10:00:00", "frontend", "user:bob", "audit", "one", "r1");
        line(2, "10:00:01", "dhcp", "dhcp", "warn", "two", "r2");
        line(2, "10:00:02", "dhcp", "dhcp", "error", "three", "r2");
        line(3, "10:00:03", "static", "http", "info", "four", "r3");
    }

    private static void line(
            int group, String time, String service, String principal, String level, String message, String request) {
        server.lines.add(new LogLine(
                group,
                server.lines.size() + 1L,
                Instant.parse("2026-01-01T" + time + "Z"),
                service,
                principal,
                level,
                "F.java",
                7,
                message,
                List.of(),
                false,
                request));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static List<String> messages(String query) {
        var found = MESSAGE.matcher(server.send("GET", "logs" + query).body());
        var messages = new ArrayList<String>();
        while (found.find()) {
            messages.add(found.group(1));
        }
        return messages;
    }

    @Test
    void showsLinesOldestFirst() {
        assertThat(server.send("GET", "logs").body())
                .startsWith(quoted("[{'Group':1,'Seq':1,'Time':'2026-01-01T10:00:00Z','Service':'frontend',"
                        + "'Principal':'user:bob','Level':'audit','File':'F.java','Line':7,'Message':'one',"
                        + "'Data':[],'IgnorePublish':false},{'Group':2,"));
    }

    @Test
    void filtersThem() {
        assertThat(messages("?level=ERR")).containsExactly("one", "three");
        assertThat(messages("?service=dhcp,static")).containsExactly("two", "three", "four");
        assertThat(messages("?group=2")).containsExactly("two", "three");
        assertThat(messages("?group=r3")).containsExactly("four");
        assertThat(messages("?since=2026-01-01T11:00:02%2B01:00")).containsExactly("three", "four");
        assertThat(messages("?principal=dhcp&level=error")).containsExactly("three");
        isProblem(server.send("GET", "logs?level=loud"), 400, "", "", "GET", "'Invalid level: loud'");
        isProblem(server.send("GET", "logs?since=noon"), 400, "", "", "GET", "'Invalid since: noon'");
    }

    @Test
    void needsARight() {
        server.send("POST", "users", "{'Name':'joe'}");
        server.send("PUT", "users/joe/password", "{'Password':'j'}");
        assertThat(server.sendAs("joe:j", "GET", "logs").statusCode()).isEqualTo(403);
        assertThat(server.sendAs("joe:j", "GET", "audit").statusCode()).isEqualTo(403);
        assertThat(server.trail.entries)
                .filteredOn(entry -> entry.principal().equals("user:joe"))
                .extracting(AuditEntry::message)
                .containsExactly("Failed auth 'logs' 'get' '' - 127.0.0.1", "Failed auth 'audit' 'get' '' - 127.0.0.1");
    }

    @Test
    void tellsWhoCameAndWhoWasRefused() {
        server.sendAs("eve:x", "GET", "info");
        server.sendAs("rocketskates:x", "GET", "info");
        server.raw("GET", "info", List.of());
        server.raw("GET", "info", List.of("Authorization", "Bearer x"));
        var refused = server.trail.entries.stream()
                .filter(entry -> entry.principal().isEmpty() && entry.action().equals("refused"))
                .map(AuditEntry::message)
                .toList();
        assertThat(refused)
                .containsExactly(
                        "Failed Authenticated (no user) user eve from 127.0.0.1",
                        "Failed Authenticated (bad password) user rocketskates from 127.0.0.1",
                        "No DRP authentication token from 127.0.0.1",
                        "Failed Authenticated (bad token) from 127.0.0.1");
        String found = server.send("GET", "audit?action=refused&key=eve").body();
        assertThat(found).contains(quoted("'Address':'127.0.0.1','Action':'refused','Kind':'users','Key':'eve'"));
        assertThat(server.send("GET", "audit?kind=machines").body()).isEqualTo("[]");
        isProblem(server.send("GET", "audit?limit=many"), 400, "", "", "GET", "'Invalid limit: many'");
    }
}
