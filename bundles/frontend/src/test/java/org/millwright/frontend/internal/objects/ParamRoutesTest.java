// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

class ParamRoutesTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static final String PARAMS = "machines/" + ID + "/params";
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.send("POST", "machines", "{'Name':'m1','Uuid':'" + ID + "'}");
        server.send("POST", "params", "{'Name':'num','Schema':{'type':'integer','default':4}}");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void setsAndReadsOne() {
        gives("GET", PARAMS, null, "{}");
        gives("GET", PARAMS + "/num", null, "null");
        gives("POST", PARAMS + "/num", "7", "7");
        gives("GET", PARAMS + "/num", null, "7");
        gives("POST", "machines/Name:m1/params/num", "3", "3");
        gives("POST", PARAMS + "/a/b%20c", "{'a':5}", "{'a':5}");
        gives("GET", PARAMS + "/a%2Fb%20c", null, "{'a':5}");
        gives("GET", PARAMS, null, "{'a/b c':{'a':5},'num':3}");
        gives("GET", PARAMS + "?params=num,zz", null, "{'num':3}");
    }

    @Test
    void looksFurtherWhenAskedTo() {
        gives("GET", PARAMS + "/num?aggregate=true", null, "4");
        gives("GET", PARAMS + "/unknown?aggregate=true", null, "null");
        gives("POST", "profiles/global/params/site", "'here'", "'here'");
        gives("GET", PARAMS + "/site", null, "null");
        gives("GET", PARAMS + "/site?aggregate=true", null, "'here'");
        gives("GET", PARAMS + "?aggregate=true", null, "{'site':'here'}");
    }

    @Test
    void replacesPatchesAndDeletes() {
        gives("POST", PARAMS, "{'num':1}", "{'num':1}");
        gives(
                "PATCH",
                PARAMS,
                "[{'op':'add','path':'/foo','value':{'x':[1,2.5,1000.0,12345678901234567890]}}]",
                "{'foo':{'x':[1,2.5,1000,12345678901234567000]},'num':1}");
        gives("DELETE", PARAMS + "/foo", null, "{'x':[1,2.5,1000,12345678901234567000]}");
        isProblem(server.send("DELETE", PARAMS + "/foo"), 404, "params", "foo", "DELETE", "'Not Found'");
        isProblem(
                server.send("PATCH", PARAMS, "[{'op':'test','path':'','value':{}}]"),
                409,
                "machines",
                ID,
                "PATCH",
                "'Patch failed to apply at line 0','Test op failed.'");
    }

    @Test
    void saysWhyAValueIsRefused() {
        isProblem(
                server.send("POST", "profiles/global/params", "{'bad name!':1}"),
                409,
                "profiles",
                "global",
                "POST",
                "'Invalid Param Name `bad name!`'");
        isProblem(
                server.send("POST", PARAMS, "[1]"),
                400,
                "",
                "",
                "POST",
                "'json: cannot unmarshal array into Go value of type map[string]interface {}'");
        isProblem(server.send("GET", "machines/nope/params"), 404, "machines", "nope", "GET", "'Not Found'");
        server.send("PATCH", "machines/" + ID, "[{'op':'replace','path':'/Locked','value':true}]");
        isProblem(server.send("POST", PARAMS + "/foo", "1"), 409, "machines", ID, "POST", "'Locked'");
    }

    @Test
    void refusesValuesThatTheirParamDoesNotTake() {
        var one = server.send("POST", PARAMS + "/num", "'x'");
        assertThat(one.statusCode()).isEqualTo(409);
        assertThat(one.body())
                .contains("Key 'num': invalid val 'x': : (root): Invalid type. Expected: integer, given: string");
        server.send("POST", "params", "{'Name':'a/b c','Schema':{'required':['a']}}");
        var whole = server.send("POST", "profiles", "{'Name':'p2','Params':{'a/b c':{'b':1}}}");
        assertThat(whole.statusCode()).isEqualTo(422);
        assertThat(whole.body()).contains("Key 'a/b c': invalid val 'map[b:1]': : a: a is required");
    }

    @Test
    void filtersByParameters() {
        server.send("POST", "machines", "{'Name':'m2','Params':{'num':11}}");
        server.send("POST", "machines", "{'Name':'m3','Params':{'num':9}}");
        server.send("POST", "params", "{'Name':'on','Schema':{'type':'boolean'}}");
        server.send("POST", "params", "{'Name':'site','Schema':{'type':'string'}}");
        server.send("POST", "profiles/global/params/site", "'here'");
        assertThat(names("num=4")).isEqualTo("m1");
        assertThat(names("num=Gt(9)")).isEqualTo("m2");
        assertThat(names("num=Between(4,9)&sort=num&reverse")).isEqualTo("m3 m1");
        assertThat(names("sort=num")).isEqualTo("m1 m3 m2");
        assertThat(names("on=false&sort=num")).isEqualTo("m1 m3 m2");
        assertThat(names("on=true")).isEmpty();
        assertThat(names("site=here&num=11")).isEqualTo("m2");
        assertThat(names("site=%22here%22&num=11")).isEqualTo("m2");
        isProblem(
                server.send("GET", "machines?num=%22x%22"),
                406,
                "machines",
                "",
                "GET",
                "'(root): Invalid type. Expected: integer, given: string'");
    }

    @Test
    void filtersAndSortsByParametersThatAreMissingOrNull() {
        server.send("POST", "machines", "{'Name':'m2','Params':{'any':{'a':1}}}");
        server.send("POST", "machines", "{'Name':'m3','Params':{'any':null}}");
        server.send("POST", "params", "{'Name':'any'}");
        assertThat(names("sort=any")).endsWith("m2").hasSize(8);
        assertThat(names("any=1")).isEmpty();
        assertThat(names("any=In(1,2)&sort=any")).isEmpty();
        assertThat(names("any=null")).doesNotContain("m2");
    }

    private String names(String query) {
        return java.util.regex.Pattern.compile("\"Name\":\"(m[0-9])\"")
                .matcher(server.send("GET", "machines?" + query).body())
                .results()
                .map(result -> result.group(1))
                .collect(java.util.stream.Collectors.joining(" "));
    }

    private void gives(String method, String path, String body, String answer) {
        var response = body == null ? server.send(method, path) : server.send(method, path, body);
        assertThat(response.body()).isEqualTo(quoted(answer));
        assertThat(response.statusCode()).isEqualTo(200);
    }
}
