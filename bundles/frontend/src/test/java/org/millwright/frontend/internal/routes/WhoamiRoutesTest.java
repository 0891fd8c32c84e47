// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;
import org.millwright.models.Ip;
import org.millwright.models.Wire;

class WhoamiRoutesTest {

    private static final String ONE = "3e7031fe-3062-45f1-835c-92541bc9cbd1";
    private static final String TWO = "3e7031fe-3062-45f1-835c-92541bc9cbd2";
    private static final String SERIAL = "c2VyaWFs";
    private static final String SYSTEM = "564d8ae0-3069-8432-1f1e-2b4a8ac2b6ef";

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        made("{'Name':'m1','Uuid':'" + ONE + "','HardwareAddrs':['52:54:00:00:00:01','52:54:00:00:00:02'],"
                + "'Fingerprint':{'SSNHash':'" + SERIAL + "','CSNHash':'" + SERIAL + "','SystemUUID':'" + SYSTEM
                + "','MemoryIds':['YQ==','Yg==']}}");
        made("{'Name':'m2','Uuid':'" + TWO + "','HardwareAddrs':['52:54:00:00:00:03'],"
                + "'Fingerprint':{'CloudInstanceID':'aws:i-1','SystemUUID':'" + SYSTEM + "'}}");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void made(String machine) {
        assertThat(server.send("POST", "machines", machine).statusCode()).isEqualTo(201);
    }

    @Test
    void findsByEachThatMayBeEnough() {
        is("{'MacAddrs':['52:54:00:00:00:03']}", TWO, 100);
        is("{'MacAddrs':['52:54:00:00:00:02','52:54:00:00:00:01']}", ONE, 100);
        is("{'OnDiskUUID':'" + TWO + "'}", TWO, 1000);
        is("{'Fingerprint':{'CloudInstanceID':'aws:i-1'}}", TWO, 500);
        is("{'Fingerprint':{'MemoryIds':['Yg==','YQ==']}}", ONE, 100);
        is(
                "{'Fingerprint':{'SystemUUID':'" + SYSTEM + "','SSNHash':'" + SERIAL + "','CSNHash':'" + SERIAL + "'}}",
                ONE,
                100);
    }

    @Test
    void wantsEnough() {
        isNobody("{}");
        isNobody("{'MacAddrs':['52:54:00:00:00:01']}");
        isNobody("{'Fingerprint':{'SystemUUID':'" + SYSTEM + "'}}");
        isNobody("{'Fingerprint':{'SSNHash':'" + SERIAL + "','CSNHash':'" + SERIAL + "'}}");
        is("{'MacAddrs':['52:54:00:00:00:01'],'Fingerprint':{'SystemUUID':'" + SYSTEM + "'}}", ONE, 100);
    }

    @Test
    void forgetsWhatAMachineHadBefore() {
        server.send("PATCH", "machines/" + TWO, "[{'op':'remove','path':'/Fingerprint/CloudInstanceID'}]");
        isNobody("{'Fingerprint':{'CloudInstanceID':'aws:i-1'}}");
        server.send("DELETE", "machines/" + ONE);
        isNobody("{'Fingerprint':{'MemoryIds':['YQ==','Yg==']}}");
    }

    @Test
    void givesTheMachinesTokenUnlessThePreferenceForbidsIt() {
        String address = "{'MacAddrs':['52:54:00:00:00:03']}";
        assertThat(opened(asUnknown(address))).isEqualTo("runner:" + TWO);
        assertThat(server.send("POST", "prefs", "{'unknownWhoamiToken':'false'}")
                        .body())
                .contains("\"unknownWhoamiToken\":\"false\"");
        var answer = asUnknown(address);
        assertThat(answer.path("Uuid").asText()).isEqualTo(TWO);
        assertThat(answer.has("Token")).isFalse();
        assertThat(opened(asAdmin(address))).isEqualTo("runner:" + TWO);
        server.send("POST", "prefs", "{'unknownWhoamiToken':'true'}");
        assertThat(opened(asUnknown(address))).isEqualTo("runner:" + TWO);
    }

    @Test
    void isNoPreferenceUntilItIsSet() {
        assertThat(server.send("GET", "prefs").body()).doesNotContain("unknownWhoamiToken");
        isProblem(
                server.send("POST", "prefs", "{'unknownWhoamiToken':'no'}"),
                400,
                "prefs",
                "",
                "POST",
                "'unknownWhoamiToken: must be true or false, not no'");
    }

    private void is(String hardware, String uuid, int score) {
        var result = asAdmin(hardware);
        assertThat(result.path("Uuid").asText()).as(hardware).isEqualTo(uuid);
        assertThat(result.path("Score").asInt()).as(hardware).isEqualTo(score);
    }

    private void isNobody(String hardware) {
        assertThat(asAdmin(hardware)).as(hardware).isEmpty();
    }

    private JsonNode asAdmin(String hardware) {
        return asked(TestServer.login(TestServer.ADMIN), hardware);
    }

    private JsonNode asUnknown(String hardware) {
        String token = server.tokens.forUnknown(server.backend.image(), Duration.ofMinutes(1));
        return asked(List.of("Authorization", "Bearer " + token), hardware);
    }

    private JsonNode asked(List<String> login, String hardware) {
        var answer = server.raw("POST", "whoami", login, hardware);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Wire.tree(TestServer.json(answer.body())).path("Result");
    }

    private String opened(JsonNode result) {
        return server.tokens
                .open(server.backend.image(), result.path("Token").asText(), Ip.NONE)
                .principal()
                .name();
    }
}
