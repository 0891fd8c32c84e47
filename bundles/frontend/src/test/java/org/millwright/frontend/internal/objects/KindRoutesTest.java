// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

class KindRoutesTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        assertThat(server.send("POST", "machines", "{'Name':'m1','Uuid':'" + ID + "'}")
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void createsReadsAndDeletesAnyKind() {
        var made = server.send("POST", "params", "{'Name':'a/b c','Schema':{'type':'integer','default':4}}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(made.body())
                .isEqualTo(quoted("{'Validated':true,'Available':true,'Errors':[],'ReadOnly':false,'Meta':{},"
                        + "'Endpoint':'','Bundle':'','Name':'a/b c','Description':'','Documentation':'',"
                        + "'Secure':false,'Schema':{'default':4,'type':'integer'}}"));
        assertThat(server.send("GET", "params/a/b%20c").body()).isEqualTo(made.body());
        assertThat(server.send("GET", "params/a%2Fb%20c").body()).isEqualTo(made.body());
        assertThat(server.send("HEAD", "params/a/b%20c").statusCode()).isEqualTo(200);
        assertThat(server.send("DELETE", "params/a/b%20c").body()).isEqualTo(made.body());
        isProblem(server.send("GET", "params/a/b%20c"), 404, "params", "a/b c", "GET", "'Not Found'");
    }

    @Test
    void findsByUniqueIndexes() {
        assertThat(server.send("GET", "machines/Name:m1").statusCode()).isEqualTo(200);
        assertThat(server.send("GET", "machines/Uuid:" + ID).statusCode()).isEqualTo(200);
        isProblem(server.send("GET", "machines/Stage:none"), 404, "machines", "Stage:none", "GET", "'Not Found'");
        assertThat(server.send("HEAD", "machines/nope").statusCode()).isEqualTo(404);
    }

    @Test
    void findsReservationsByAddress() {
        var made = server.send("POST", "reservations", "{'Addr':'10.0.0.77','Token':'aa','Strategy':'MAC'}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(server.send("GET", "reservations/10.0.0.77").statusCode()).isEqualTo(200);
        assertThat(server.send("GET", "reservations/0A00004D").statusCode()).isEqualTo(200);
        assertThat(server.send("GET", "reservations/0a00004d").statusCode()).isEqualTo(404);
        isProblem(server.send("GET", "leases/10.9.9.9"), 404, "leases", "0A090909", "GET", "'Not Found'");
    }

    @Test
    void saysWhatIsWrongWithABody() {
        isProblem(server.send("POST", "machines", "{'Name':'m2'"), 400, "", "", "POST", "'unexpected EOF'");
        isProblem(
                server.send("POST", "machines", "['a']"),
                400,
                "",
                "",
                "POST",
                "'json: cannot unmarshal array into Go value of type backend.Machine'");
        isProblem(
                server.send("POST", "machines", "{'Name':3}"),
                400,
                "",
                "",
                "POST",
                "'json: cannot unmarshal number into Go struct field Machine.Name of type string'");
        isProblem(server.send("POST", "stages"), 400, "stages", "", "CREATE", "'Empty key not allowed'");
        assertThat(server.send("POST", "catalog_items", "{'Id':'a\\u0000b'}").statusCode())
                .isEqualTo(400);
        isProblem(server.send("POST", "machines", "null"), 422, null, null, "ValidationError", "'Invalid Name ``'");
        isProblem(
                server.send("POST", "machines", "{'Name':'" + "x".repeat(10_000) + "'}"),
                413,
                "",
                "",
                "POST",
                "'The body is larger than 10000 bytes'");
        isProblem(
                server.send("POST", "machines", "[".repeat(600)),
                400,
                "",
                "",
                "POST",
                "'The body is nested deeper than 500'");
    }

    @Test
    void patches() {
        var patched = patch("[{'op':'replace','path':'/Description','value':'d1'}]");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body()).contains(quoted("'Description':'d1'"));
        assertThat(patch("[]").statusCode()).isEqualTo(200);
        assertThat(patch("[{'op':'test','path':'/Available','value':true},{'op':'add','path':'/Nope','value':1}]")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysWhyAPatchFails() {
        isPatchProblem(
                patch("[{'op':'test','path':'/Name','value':'XX'},{'op':'replace','path':'/Name','value':'d2'}]"),
                "Test op failed.",
                "{'op':'test','path':'/Name','from':'','value':'XX'}");
        isPatchProblem(
                patch("[{'op':'replace','path':'/Nope','value':'d2'}]"),
                "/Nope does not refer to an existing location",
                "{'op':'replace','path':'/Nope','from':'','value':'d2'}");
        isPatchProblem(
                patch("[{'op':'remove','path':'/Nope'}]"),
                "`/Nope` does not point to an existing location",
                "{'op':'remove','path':'/Nope','from':'','value':null}");
        isPatchProblem(
                patch("[{'op':'bogus','path':'/Name'}]"),
                "Invalid op bogus",
                "{'op':'bogus','path':'/Name','from':'','value':null}");
        isProblem(
                patch("[{'op':'replace','path':'Name','value':1}]"),
                400,
                "",
                "",
                "PATCH",
                "'Initial character of a non-empty pointer must be `/`'");
        isProblem(
                patch("[{'op':'replace','path':'/Name','value':1}]"),
                406,
                "machines",
                ID,
                "PATCH",
                "'json: cannot unmarshal number into Go struct field Machine.Name of type string'");
        isProblem(
                patch("[{'op':'replace','path':'/Uuid','value':'11111111-1111-1111-1111-111111111111'}]"),
                400,
                "",
                "",
                "PATCH",
                "'Update: machines:11111111-1111-1111-1111-111111111111 does not already exist'");
        isProblem(
                patch("{'op':'replace'}"),
                400,
                "",
                "",
                "PATCH",
                "'json: cannot unmarshal object into Go value of type jsonpatch2.Patch'");
        isProblem(server.send("PATCH", "machines/nope", "[]"), 404, "machines", "nope", "PATCH", "'Not Found'");
    }

    @Test
    void putsWholeObjects() {
        String whole = server.send("GET", "machines/" + ID).body();
        var put = server.send(
                "PUT", "machines/" + ID, whole.replaceFirst("\"Description\":\"[^\"]*\"", "\"Description\":\"put\""));
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.body()).contains(quoted("'Description':'put'"));
        isProblem(
                server.send("PUT", "machines/" + ID, "{'Name':'m1'}"),
                400,
                "machines",
                ID,
                "PUT",
                "'Key change from " + ID + " to  not allowed'");
        isProblem(
                server.send(
                        "PUT",
                        "machines/22222222-1111-1111-1111-111111111111",
                        "{'Name':'m1','Uuid':'22222222-1111-1111-1111-111111111111'}"),
                404,
                "machines",
                "22222222-1111-1111-1111-111111111111",
                "PUT",
                "'Not Found'");
    }

    @Test
    void doesNotWriteObjectsOfLayers() {
        isProblem(
                server.send("PATCH", "stages/none", "[{'op':'replace','path':'/Description','value':'x'}]"),
                400,
                "",
                "",
                "PATCH",
                "'none'");
        isProblem(server.send("PUT", "stages/none", "{'Name':'none'}"), 400, "", "", "PUT", "'none'");
        isProblem(
                server.send("DELETE", "roles/superuser"),
                409,
                "roles",
                "superuser",
                "StillInUseError",
                "'In use by User rocketskates'");
        isProblem(
                server.send("POST", "stages", "{'Name':'none'}"), 409, "stages", "none", "CREATE", "'already exists'");
    }

    @Test
    void keepsLeasesToItself() {
        isProblem(server.send("POST", "leases", "{}"), 404, "", "/api/v3/leases", "POST", "'No route'");
        assertThat(server.send("GET", "leases").body()).isEqualTo("[]");
    }

    @Test
    void hasNoCollectionOfPreferences() {
        isProblem(server.send("GET", "preferences"), 404, "", "/api/v3/preferences", "GET", "'No route'");
    }

    @Test
    void neverShowsPasswordHashesAndKeepsThemOnPut() {
        server.send("POST", "users", "{'Name':'us1','PasswordHash':'AAAA','Secret':'s1'}");
        String seen = server.send("GET", "users/us1").body();
        assertThat(seen).doesNotContain("PasswordHash").contains(quoted("'Secret':'s1'"));
        assertThat(server.send("PUT", "users/us1", seen).statusCode()).isEqualTo(200);
        assertThat(server.send("PATCH", "users/us1", "[{'op':'test','path':'/PasswordHash','value':'AAAA'}]")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void listsWithCounts() {
        var list = server.send("GET", "bootenvs?OnlyUnknown=true");
        assertThat(list.body()).startsWith("[{").contains(quoted("'Name':'ignore'"));
        assertThat(list.headers().firstValue("x-drp-list-count")).contains("1");
        assertThat(list.headers().firstValue("x-drp-list-total-count")).contains("2");
        var head = server.send("HEAD", "bootenvs?limit=1");
        assertThat(head.headers().firstValue("Content-Length")).isEmpty();
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("x-drp-list-count")).contains("1");
        assertThat(head.headers().firstValue("x-drp-list-filter-count")).contains("2");
        assertThat(server.send("GET", "bootenvs?sort=Name&reverse=1&limit=1").body())
                .contains(quoted("'Name':'local'"));
        assertThat(server.send("GET", "bootenvs?offset=10").body()).isEqualTo("[]");
    }

    @Test
    void saysWhatIsWrongWithAQuery() {
        isQueryProblem("Nope=1", "Filter not found: Nope");
        isQueryProblem("raw=true", "Filter not found: raw");
        isQueryProblem("Uuid=Eq(false)", "Invalid UUID: false");
        isQueryProblem("Runnable=fred", "Runnable must be true or false");
        isQueryProblem("sort=Runnable", "Not sortable: Runnable");
        isQueryProblem("limit=foo", "Limit not valid: strconv.Atoi: parsing \\\"foo\\\": invalid syntax");
        isQueryProblem("limit=-1", "Limit cannot be negative");
        isQueryProblem("offset=-1", "Offset cannot be negative");
        isQueryProblem("Profiles=Re(a)", "cannot match via regular expression");
        isQueryProblem("Name=Between(a)", "Between needs two values");
        isQueryProblem("Runnable=Lt(true)", "Not sortable: Runnable");
    }

    @Test
    void filters() {
        server.send("POST", "params", "{'Name':'num','Schema':{'type':'integer','default':4}}");
        for (String query : List.of(
                "Name=Re(m.)",
                "Name=m1",
                "Name=In(a,m1)",
                "Name=Ne(x)",
                "Name=Between(m,n)",
                "Name=x&Name=m1",
                "Meta.feature-flags=Re(change)",
                "Key=" + ID,
                "Available=true",
                "num=4",
                "num=Lt(5)")) {
            assertThat(server.send(
                                    "GET",
                                    "machines?" + query.replace("(", "%28").replace(")", "%29"))
                            .headers()
                            .firstValue("x-drp-list-count"))
                    .as(query)
                    .contains("1");
        }
        for (String query : List.of("Name=Re(m", "Meta.foo=bar", "Params=foo", "Address=Eq(192.168.1.1)", "num=5")) {
            assertThat(server.send("GET", "machines?" + query).body()).as(query).isEqualTo("[]");
        }
    }

    @Test
    void slimsAnswers() {
        assertThat(server.send("GET", "machines/" + ID + "?slim=Params,Meta").body())
                .contains(quoted("'Meta':{}"))
                .contains(quoted("'Partial':true"));
    }

    @Test
    void givesEveryRequestAnId() {
        var one = server.send("GET", "machines").headers().firstValue("x-request-id");
        var other = server.send("GET", "nope").headers().firstValue("x-request-id");
        assertThat(one).isPresent().isNotEqualTo(other);
    }

    private static HttpResponse<String> patch(String steps) {
        return server.send("PATCH", "machines/" + ID, steps);
    }

    private static void isPatchProblem(HttpResponse<String> answer, String why, String line) {
        String first = "\"Patch error at line 0: " + why + "\"";
        String second = "\"Patch line: " + quoted(line).replace("\"", "\\\"") + "\"";
        isProblem(answer, 409, "machines", ID, "PATCH", first + "," + second);
    }

    private static void isQueryProblem(String query, String message) {
        isProblem(server.send("GET", "machines?" + query), 406, "machines", "", "GET", "\"" + message + "\"");
    }

    @Test
    void saysThatJobsCantBeCreatedYet() {
        var answer = server.send("POST", "jobs", "{'Machine':'" + ID + "'}");
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("[\"Jobs can't be created yet: this server does not hand them out\"]");
        assertThat(server.send("GET", "jobs").body()).isEqualTo("[]");
        assertThat(server.send("GET", "jobs/" + ID + "/plugin_actions").statusCode())
                .isEqualTo(404);
    }
}
