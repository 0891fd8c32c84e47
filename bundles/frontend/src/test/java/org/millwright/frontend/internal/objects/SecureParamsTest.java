// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.frontend.internal.TestServer;
import org.millwright.models.Param;
import org.millwright.models.Profile;
import org.millwright.models.Wire;

class SecureParamsTest {

    private static final String CANARY = "canary-7361";
    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static final String MACHINE = "machines/" + ID;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.send("POST", "machines", "{'Name':'m1','Uuid':'" + ID + "','Profiles':['sprof']}");
        server.backend.layers(
                Request.of("test"),
                layers -> layers.with(new Layer(
                        "secrets",
                        Layer.Type.DYNAMIC,
                        Map.of("Name", "secrets"),
                        Map.of(
                                "params",
                                Map.of(
                                        "pass",
                                        Wire.read(
                                                Param.KIND,
                                                TestServer.json(
                                                        "{'Name':'pass','Secure':true,'Schema':{'type':'string'}}"))),
                                "profiles",
                                Map.of(
                                        "sprof",
                                        Wire.read(
                                                Profile.KIND,
                                                TestServer.json(
                                                        "{'Name':'sprof','Params':{'pass':'" + CANARY + "'}}")))))));
        server.send("POST", "machines", "{'Name':'m1','Uuid':'" + ID + "','Profiles':['sprof']}");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void showsTheKeyThatSeals() {
        var key = server.send("GET", MACHINE + "/pubkey");
        assertThat(key.statusCode()).isEqualTo(200);
        assertThat(key.body()).matches("\"[A-Za-z0-9+/]{43}=\"");
        assertThat(server.send("GET", MACHINE + "/pubkey").body()).isEqualTo(key.body());
        isProblem(server.send("GET", "stages/nope/pubkey"), 404, "stages", "nope", "GET", "'Not Found'");
    }

    @Test
    void showsSecureValuesOnlyWhenAskedTo() {
        for (String path :
                List.of("profiles/sprof", "profiles", "profiles/sprof/params", "profiles/sprof/params/pass")) {
            assertThat(server.send("GET", path).body()).contains("Payload").doesNotContain(CANARY);
            assertThat(server.send("GET", path + "?decode=true").body())
                    .contains(CANARY)
                    .doesNotContain("Payload");
        }
        String found = MACHINE + "/params/pass?aggregate=true";
        assertThat(server.send("GET", found).body()).contains("Payload").doesNotContain(CANARY);
        assertThat(server.send("GET", found + "&decode=true").body()).isEqualTo(quoted("'" + CANARY + "'"));
    }

    @Test
    void asksForTheRight() {
        server.send("POST", "roles", "{'Name':'reader','Claims':[{'scope':'*','action':'get,list','specific':'*'}]}");
        server.send("POST", "users", "{'Name':'bob','Roles':['reader']}");
        server.send("PUT", "users/bob/password", "{'Password':'secret'}");
        for (String path : List.of("profiles/sprof", "profiles/sprof/params", "profiles/sprof/params/pass")) {
            var denied = server.sendAs("bob:secret", "GET", path + "?decode=true");
            assertThat(denied.body()).contains("Requires: profiles getSecure sprof");
            assertThat(denied.statusCode()).isEqualTo(403);
        }
        var denied = server.sendAs("bob:secret", "GET", MACHINE + "/pubkey");
        assertThat(denied.body()).contains("Requires: machines updateSecure " + ID);
    }

    @Test
    void keepsWhatWasSealedForTheObjectAndNothingElse() {
        JsonNode sealed = Wire.tree(server.send("GET", "profiles/sprof/params/pass")
                .body()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var refused = new ArrayList<String>();
        refused.add(server.send("POST", MACHINE + "/params/pass", "'" + CANARY + "'")
                .body());
        refused.add(server.send("POST", MACHINE + "/params", "{'pass':'" + CANARY + "'}")
                .body());
        refused.add(server.send("POST", "profiles", "{'Name':'p2','Params':{'pass':'" + CANARY + "'}}")
                .body());
        refused.add(
                server.send("POST", MACHINE + "/params/pass", sealed.toString()).body());
        assertThat(refused).allSatisfy(body -> assertThat(body)
                .contains("Key 'pass': invalid val '******': ")
                .doesNotContain(CANARY));
        assertThat(refused.get(0)).contains("json: cannot unmarshal string into Go value of type models.SecureData");
        assertThat(refused.get(3)).contains("SecureData corrupted");
    }
}
