// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

class SightTest {

    private static final String MINE = "11111111-1111-4111-8111-111111111111";
    private static final String OTHER = "22222222-1111-4111-8111-111111111111";
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        machine("ma1", MINE, "02:00:00:00:00:01");
        machine("ma2", OTHER, "02:00:00:00:00:02");
        server.send("POST", "reservations", "{'Addr':'10.0.0.1','Token':'02:00:00:00:00:01','Strategy':'MAC'}");
        server.send("POST", "reservations", "{'Addr':'10.0.0.2','Token':'02:00:00:00:00:02','Strategy':'MAC'}");
        for (String user : new String[] {"'u1'", "'u2','Meta':{'auth-groups':'staff, lab'}", "'u3'"}) {
            server.send("POST", "users", "{'Name':" + user + ",'Roles':['superuser']}");
        }
        for (String user : new String[] {"u1", "u2", "u3"}) {
            server.send("PUT", "users/" + user + "/password", "{'Password':'x'}");
        }
        String tenant = "{'Name':'tt','Members':{'machines':['" + MINE
                + "'],'reservations':[]},'Users':['u1','auth-groups:lab']}";
        assertThat(server.send("POST", "tenants", tenant).statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aTenantsUsersSeeItsMembersAlone() {
        for (String user : new String[] {"u1:x", "u2:x"}) {
            var list = server.sendAs(user, "GET", "machines?sort=Name");
            assertThat(list.body()).contains(MINE).doesNotContain(OTHER);
            assertThat(header(list, "X-Drp-List-Count")).isEqualTo("1");
            assertThat(header(list, "X-Drp-List-Total-Count")).isEqualTo("1");
            for (String path : new String[] {"", "/params", "/actions"}) {
                assertThat(status(user, "GET", "machines/" + MINE + path)).isEqualTo(200);
                assertThat(status(user, "GET", "machines/" + OTHER + path)).isEqualTo(404);
            }
            assertThat(status(user, "HEAD", "machines/" + OTHER)).isEqualTo(404);
            assertThat(status(user, "GET", "machines/Name:ma2")).isEqualTo(404);
            assertThat(status(user, "DELETE", "machines/" + OTHER)).isEqualTo(404);
        }
    }

    @Test
    void whatBelongsToAMachineIsSeenWithIt() {
        assertThat(status("u1:x", "GET", "reservations/10.0.0.1")).isEqualTo(200);
        assertThat(status("u1:x", "GET", "reservations/10.0.0.2")).isEqualTo(404);
    }

    @Test
    void everythingElseIsSeenByAll() {
        assertThat(status("u1:x", "GET", "stages/none")).isEqualTo(200);
        assertThat(status("u3:x", "GET", "machines/" + OTHER)).isEqualTo(200);
    }

    private static void machine(String name, String uuid, String mac) {
        String machine = "{'Name':'" + name + "','Uuid':'" + uuid + "','HardwareAddrs':['" + mac + "']}";
        assertThat(server.send("POST", "machines", machine).statusCode()).isEqualTo(201);
    }

    private static int status(String user, String method, String path) {
        return server.sendAs(user, method, path).statusCode();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
