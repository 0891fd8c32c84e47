// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

class ContentRoutesTest {

    private static final String C1 =
            "{'meta':{'Name':'c1','Version':'v1.2.3'},'sections':{'profiles':{'pr1':{'Name':'pr1'}}}}";
    private static final String SUMMARY = "{'meta':{'Name':'c1','Version':'v1.2.3','Description':'','Source':'',"
            + "'Documentation':'','RequiredFeatures':'','Prerequisites':'','Color':'','Icon':'','Author':'',"
            + "'DisplayName':'','License':'','Copyright':'','CodeSource':'','Order':'','Tags':'','DocUrl':'',"
            + "'Type':'dynamic','Writable':false,'Overwritable':false},'Counts':{'profiles':1},'Warnings':[]}";

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void listsTheLayersFromTheTopDown() {
        server.send("POST", "contents", C1);
        assertThat(server.send("GET", "contents").body())
                .startsWith(quoted("[{'meta':{'Name':'BackingStore','Version':'0.0.0'"))
                .contains(quoted("},{'meta':{'Name':'c1','Version':'v1.2.3'"))
                .endsWith(quoted("'Counts':{'bootenvs':2,'roles':1,'stages':1},'Warnings':[]}]"));
    }

    @Test
    void createsShowsReplacesAndDeletes() {
        answers(server.send("POST", "contents", C1), 201, SUMMARY);
        assertThat(server.send("GET", "profiles/pr1").body())
                .contains(quoted("'ReadOnly':true"), quoted("'Bundle':'c1'"));
        assertThat(server.send("GET", "contents/c1").body())
                .contains(quoted("'sections':{'profiles':{'pr1':{'Validated':false,'Available':false,'Errors':[],"
                        + "'ReadOnly':false,'Meta':{},'Endpoint':'','Bundle':'c1','Partial':false,'Name':'pr1'"));
        answers(
                server.send("POST", "contents", C1),
                409,
                problem("contents", "c1", "POST", "Content c1 already exists", 409));
        answers(
                server.send("PUT", "contents/c1", C1.replace("v1.2.3", "v1.3.0")),
                200,
                SUMMARY.replace("v1.2.3", "v1.3.0"));
        answers(server.send("DELETE", "contents/c1"), 204, "");
        answers(server.send("GET", "contents/c1"), 404, problem("contents", "c1", "GET", "No such content store", 404));
        assertThat(server.send("GET", "profiles/pr1").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesInTheWordsOfTheWire() {
        server.send("POST", "contents", C1);
        answers(
                server.send("POST", "contents", C1.replace("c1", "c2")),
                422,
                problem(
                        "contents",
                        "",
                        "STORE_ERROR",
                        "New layer violates key restrictions: keysCannotBeOverridden: pr1 is already in layer 1",
                        422));
        answers(
                server.send("POST", "contents", "{'meta':{'Name':'c2'},'sections':{'profiles':{'a':{'Name':'a'}}}}"),
                500,
                problem("", "", "Failed to load backing objects from cache", "Invalid Name `a`", 500));
        answers(
                server.send("PUT", "contents/c1", C1.replace("v1.2.3", "zz")),
                500,
                problem(
                        "contents",
                        "c1",
                        "PUT",
                        "Layer c1: invalid version zz: Invalid character(s) found in major number \\'zz\\'",
                        500));
        answers(
                server.send("PUT", "contents/c1", "{'meta':{'Name':'zz'}}"),
                400,
                problem("contents", "c1", "PUT", "Cannot change name from c1 to zz", 400));
        answers(
                server.send("PUT", "contents/nope", "{'meta':{'Name':'nope'}}"),
                404,
                problem("contents", "nope", "PUT", "Cannot find nope", 404));
        answers(
                server.send("PUT", "contents/BasicStore", "{'meta':{'Name':'BasicStore'}}"),
                500,
                problem(
                        "contents",
                        "BasicStore",
                        "PUT",
                        "A store named BasicStore exists in the datastack twice!",
                        500));
    }

    @Test
    void refusesANameThatNoFileCanHave() {
        var answer = server.send("POST", "contents", C1.replace("c1", "c".repeat(300)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Name and Version are too long");
        assertThat(server.send("GET", "profiles/pr1").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatOthersRequire() {
        server.send("POST", "contents", C1);
        server.send("POST", "contents", "{'meta':{'Name':'c5','Prerequisites':'c1: >=1.0.0'}}");
        answers(
                server.send("DELETE", "contents/c1"),
                404,
                problem("contents", "c1", "DELETE", "Layer c5 has c1 as a prerequisite, but c1 does not exist!", 404));
        answers(server.send("DELETE", "contents/BasicStore"), 204, "");
        assertThat(server.send("GET", "contents/BasicStore").statusCode()).isEqualTo(200);
    }

    @Test
    void warnsOfWhatIsNotAvailable() {
        var created = server.send(
                "POST",
                "contents",
                "{'meta':{'Name':'c1'},'sections':{'stages':{'st1':{'Name':'st1','BootEnv':'nope'}}}}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).endsWith(quoted("'Warnings':['BootEnv nope does not exist']}"));
    }

    @Test
    void makesRoomForAPackageOnRequest() {
        server.send("POST", "profiles", "{'Name':'pr1'}");
        assertThat(server.send("POST", "contents", C1).statusCode()).isEqualTo(422);
        assertThat(server.send("POST", "contents?replaceWritable=true", C1).statusCode())
                .isEqualTo(201);
    }

    private static void answers(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(quoted(body));
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private static String problem(String model, String key, String type, String message, int code) {
        return "{'Model':'" + model + "','Key':'" + key + "','Type':'" + type + "','Messages':['" + message
                + "'],'Code':" + code + "}";
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
