// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.quoted;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.frontend.internal.TestServer;
import org.millwright.models.Kind;
import org.millwright.models.Raw;

/** The routes of a kind that a plugin declares. */
class RawRoutesTest {

    private static final Kind<Raw> CATS =
            Raw.kind("cats", Map.of("Colour", Map.of("type", "string"), "Spotted", Map.of("type", "boolean")));
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.backend.write(Request.of("test"), tx -> {
            tx.declare(CATS);
            return null;
        });
        server.send("POST", "cats", "{'Id':'kit','Type':'cats','Colour':'red','Lives':9,'Meta':{'a':'b'}}");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void areThoseOfEveryKind() {
        assertThat(server.send("GET", "cats/kit").body())
                .isEqualTo(quoted("{'Available':false,'Bundle':'','Colour':'red','Description':'','Documentation':'',"
                        + "'Endpoint':'','Errors':[],'Id':'kit','Lives':9,'Meta':{'a':'b'},'Params':{},"
                        + "'ReadOnly':false,'Type':'cats','Validated':false}"));
        assertThat(server.send("POST", "cats", "{'Id':'tom','Spotted':true}").statusCode())
                .isEqualTo(201);
        assertThat(server.send("PUT", "cats/tom", "{'Id':'tom','Spotted':false}")
                        .body())
                .contains(quoted("'Spotted':false,'Type':'cats'"));
        assertThat(server.send("PATCH", "cats/tom", "[{'op':'add','path':'/Lives','value':7}]")
                        .body())
                .contains(quoted("'Lives':7"));
        assertThat(server.send("GET", "cats?Colour=red&Spotted=false").headers().firstValue("x-drp-list-count"))
                .contains("1");
        assertThat(server.send("DELETE", "cats/tom").statusCode()).isEqualTo(200);
        assertThat(server.send("HEAD", "cats/tom").statusCode()).isEqualTo(404);
    }

    @Test
    void alsoServeParamsAndActions() {
        server.send("POST", "cats/kit/params/ab", "1");
        assertThat(server.send("GET", "cats/kit/params").body()).isEqualTo(quoted("{'ab':1}"));
        assertThat(server.send("GET", "cats/kit?params=b").body()).contains(quoted("'Partial':true"));
        assertThat(server.send("GET", "cats/kit/actions").statusCode()).isEqualTo(200);
        assertThat(server.send("GET", "objects").body()).contains(quoted("'cats'"));
        assertThat(server.send("GET", "info").body()).contains(quoted("'cats':{'action':{}"));
    }

    @Test
    void saysWhatIsWrongWithABody() {
        assertThat(server.send("POST", "cats", "{'Id':7}").statusCode()).isEqualTo(400);
        assertThat(server.send("POST", "cats", "['kit']").statusCode()).isEqualTo(400);
        assertThat(server.send("POST", "cats", "{'Description':'x'}").body()).contains("Empty key not allowed");
    }

    @Test
    void goWithTheKind() {
        server.backend.write(Request.of("test"), tx -> {
            tx.withdraw("cats");
            return null;
        });
        assertThat(server.send("GET", "cats/kit").body()).contains("No route");
        assertThat(server.send("GET", "objects").body()).doesNotContain("cats");
    }
}
