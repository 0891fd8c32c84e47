// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

class PrefRoutesTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void showsAllInEffect() {
        assertThat(server.send("GET", "prefs").body())
                .startsWith(quoted("{'baseTokenSecret':'token-secret-token-secret-token1','debugBootEnv':'warn',"))
                .contains(quoted("'defaultStage':'none'"))
                .doesNotContain("defaultWorkflow");
        isProblem(server.send("DELETE", "prefs"), 404, "", "/api/v3/prefs", "DELETE", "'No route'");
    }

    @Test
    void keepsWhatIsRight() {
        var set =
                server.send("POST", "prefs", "{'knownTokenTimeout':'7200','debugDhcp':'2','unknownBootEnv':'ignore'}");
        assertThat(set.statusCode()).isEqualTo(201);
        assertThat(set.body()).contains(quoted("'debugDhcp':'debug'")).contains(quoted("'knownTokenTimeout':'7200'"));
        assertThat(server.send("GET", "prefs").body()).isEqualTo(set.body());
        assertThat(server.send("POST", "prefs", "{'debugFrontend':' ERR '}").body())
                .contains(quoted("'debugFrontend':'error'"));
        assertThat(server.send("POST", "prefs", "{'defaultBootEnv':'ignore'}").body())
                .contains(quoted("'defaultBootEnv':'local'"));
    }

    @Test
    void saysWhatIsWrong() {
        isRefused("{'foo':'bar'}", "'Unknown Preference foo'");
        isRefused("{'knownTokenTimeout':'x'}", "'knownTokenTimeout: strconv.Atoi: parsing \\'x\\': invalid syntax'");
        isRefused("{'baseTokenSecret':'short'}", "'baseTokenSecret: Must be 32 bytes long'");
        isRefused(
                "{'defaultBootEnv':'nope','defaultStage':'nope','defaultWorkflow':'nope'}",
                "'defaultBootEnv: Bootenv nope does not exist','defaultStage: Stage nope does not exist',"
                        + "'defaultWorkflow: Workflow nope does not exist'");
        isRefused("{'unknownBootEnv':'local'}", "'BootEnv local cannot be used for the unknownBootEnv'");
        isRefused("{'debugDhcp':'zz'}", "'Invalid log value zz for debugDhcp,  Ignoring change'");
        isProblem(
                server.send("POST", "prefs", "{'debugDhcp':0}"),
                400,
                "",
                "",
                "POST",
                "'json: cannot unmarshal number into Go value of type string'");
        assertThat(server.send("GET", "prefs").body()).contains(quoted("'unknownBootEnv':'ignore'"));
    }

    private static void isRefused(String body, String messages) {
        isProblem(server.send("POST", "prefs", body), 400, "prefs", "", "POST", messages);
    }
}
