// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

class BackupRoutesTest {

    private static final String PATH = "system/backups";

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.send("POST", PATH, "{'Name':'monday'}");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void user(String name, String actions) {
        server.send(
                "POST",
                "roles",
                "{'Name':'%s','Claims':[{'scope':'system','action':'%s','specific':'*'}]}".formatted(name, actions));
        server.send("POST", "users", "{'Name':'%s','Roles':['%s']}".formatted(name, name));
        server.send("PUT", "users/" + name + "/password", "{'Password':'secret'}");
    }

    private HttpResponse<String> as(String name, String method, String path, String... body) {
        return server.sendAs(name + ":secret", method, path, body);
    }

    private static void denied(HttpResponse<String> answer, String right) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Requires: system " + right);
    }

    @Test
    void isClosedToWhoeverHasNoRight() {
        user("bob", "upgrade");
        denied(as("bob", "GET", PATH), "backup");
        denied(as("bob", "POST", PATH, "{'Name':'x'}"), "backup");
        denied(as("bob", "POST", PATH + "/monday/restore"), "restore");
        denied(as("bob", "DELETE", PATH + "/monday"), "backup");
        assertThat(server.raw("GET", PATH, java.util.List.of()).statusCode()).isEqualTo(401);
        assertThat(server.send("GET", PATH).body()).contains("monday").doesNotContain(quoted("'Name':'x'"));
    }

    @Test
    void letsWhoeverMayBackUpSaveListAndDeleteButNotRestore() {
        user("keeper", "backup");
        var made = as("keeper", "POST", PATH, "{'Name':'tuesday'}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body())
                .startsWith(quoted("{'Name':'tuesday','Format':1,'Version':'1.2.3','Time':'2026-03-04T05:06:07Z'"))
                .contains(quoted("'Counts':{'profiles':2}"));
        assertThat(as("keeper", "GET", PATH).statusCode()).isEqualTo(200);
        denied(as("keeper", "POST", PATH + "/monday/restore"), "restore");
        assertThat(as("keeper", "DELETE", PATH + "/tuesday").statusCode()).isEqualTo(204);
    }

    @Test
    void letsWhoeverMayRestoreDoThatAlone() {
        user("saver", "restore");
        denied(as("saver", "GET", PATH), "backup");
        var answer = as("saver", "POST", PATH + "/monday/restore");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith(quoted("{'Name':'before-restore-of-monday-by-saver'"));
        isProblem(as("saver", "POST", PATH + "/nope/restore"), 404, "backups", "nope", "RESTORE", "'Not Found'");
    }
}
