// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

class MetaRoutesTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        server.send("POST", "profiles", "{'Name':'pr1','Meta':{'a':'b'}}");
        server.send("POST", "params", "{'Name':'x/y','Meta':{'icon':'cube'}}");
        server.send("POST", "users", "{'Name':'u0'}");
        server.send("PUT", "users/u0/password", "{'Password':'x'}");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void readsAndPatchesTheNotesOfAnObject() {
        assertThat(server.send("GET", "meta/params/x/y").body()).isEqualTo(quoted("{'icon':'cube'}"));
        var patched = server.send("PATCH", "meta/profiles/pr1", "[{'op':'add','path':'/foo','value':'bar'}]");
        assertThat(patched.body()).isEqualTo(quoted("{'a':'b','foo':'bar'}"));
        assertThat(server.send("GET", "meta/profiles/pr1").body()).isEqualTo(patched.body());
    }

    @Test
    void saysWhatIsWrongWithAPatch() {
        isProblem(
                server.send("PATCH", "meta/profiles/pr1", "[{'op':'add','path':'/foo','value':3}]"),
                409,
                "profiles",
                "pr1",
                "PATCH",
                "'json: cannot unmarshal number into Go value of type string'");
        isProblem(
                server.send("PATCH", "meta/profiles/pr1", "[{'op':'test','path':'/a','value':'zz'}]"),
                409,
                "profiles",
                "pr1",
                "PATCH",
                "'Patch failed to apply at line 0','Test op failed.'");
        isProblem(
                server.send("PATCH", "meta/profiles/pr1", "[{'op':'replace','path':'','value':[]}]"),
                409,
                "profiles",
                "pr1",
                "PATCH",
                "'json: cannot unmarshal array into Go value of type map[string]string'");
    }

    @Test
    void hidesWhatMayNotBeSeen() {
        isProblem(server.sendAs("u0:x", "GET", "meta/profiles/pr1"), 404, "profiles", "pr1", "GET", "'Not Found'");
        String denied = "'Cannot access /api/v3/meta/profiles/pr1','Requires: profiles update pr1'";
        String patch = "[{'op':'remove','path':'/a'}]";
        isProblem(server.sendAs("u0:x", "PATCH", "meta/profiles/pr1", patch), 403, "", "", "AUTH", denied);
        isProblem(server.send("GET", "meta/profiles/nope"), 404, "profiles", "nope", "GET", "'Not Found'");
        isProblem(
                server.send("GET", "meta/preferences/foo"),
                400,
                "",
                "",
                "preferences",
                "'Object type does not have metadata'");
    }
}
