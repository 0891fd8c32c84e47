// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.frontend.internal.TestServer;
import org.millwright.models.Raw;

/** What tells by which values objects are found, and of this server's interfaces. */
class IndexRoutesTest {

    private static final String TEXT = "{'Unique':false,'Unordered':false,'Regex':true,'Type':'string'}";
    private static final String UNIQUE = "{'Unique':true,'Unordered':false,'Regex':true,'Type':'string'}";
    private static final String FLAG = "{'Unique':false,'Unordered':true,'Regex':false,'Type':'boolean'}";
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        server.backend.write(Request.of("test"), tx -> {
            tx.declare(Raw.kind("cats", Map.of("Spotted", Map.of("type", "boolean"))));
            return null;
        });
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void tellsTheIndexesOfAKind() {
        assertThat(server.send("GET", "indexes/bootenvs").body())
                .isEqualTo(quoted("{'Available':" + FLAG + ",'Bundle':" + TEXT + ",'Key':" + UNIQUE + ",'Name':"
                        + UNIQUE
                        + ",'OnlyUnknown':" + FLAG + ",'OsName':" + TEXT + ",'ReadOnly':" + FLAG + ",'Valid':" + FLAG
                        + "}"));
        assertThat(server.send("GET", "indexes/subnets").body())
                .contains(quoted("'Subnet':{'Unique':true,'Unordered':false,'Regex':false,'Type':'CIDR Address'}"))
                .contains(quoted("'Address':{'Unique':false,'Unordered':false,'Regex':false,'Type':'IP Address'}"));
        assertThat(server.send("GET", "indexes/cats").body())
                .contains(quoted("'Spotted':" + FLAG))
                .doesNotContain("Bundle");
        assertThat(server.send("GET", "indexes").body()).startsWith(quoted("{'bootenvs':{'Available':"));
    }

    @Test
    void tellsOneIndex() {
        assertThat(server.send("GET", "indexes/users/Name").body()).isEqualTo(quoted(UNIQUE));
        server.send("POST", "params", "{'Name':'a/b'}");
        assertThat(server.send("GET", "indexes/machines/a/b").body())
                .isEqualTo(quoted("{'Unique':false,'Unordered':false,'Regex':false,'Type':'parameter'}"));
        isProblem(server.send("GET", "indexes/interfaces"), 404, "", "", "GET", "'index get: not found: interfaces'");
        isProblem(server.send("GET", "indexes/users/a/b"), 404, "", "", "GET", "'index get: not found: users/a/b'");
    }

    @Test
    void findsSubnetsByAnAddressInThem() {
        server.send(
                "POST",
                "subnets",
                "{'Name':'s1','Subnet':'10.0.0.0/24','ActiveStart':'10.0.0.5','ActiveEnd':'10.0.0.9'}");
        assertThat(server.send("GET", "subnets?Address=10.0.0.77").body()).contains(quoted("'Name':'s1'"));
        assertThat(server.send("GET", "subnets?Address=10.0.1.77").body()).isEqualTo("[]");
        assertThat(server.send("GET", "subnets?ActiveAddress=10.0.0.7").body()).contains(quoted("'Name':'s1'"));
        assertThat(server.send("GET", "subnets?ActiveAddress=10.0.0.77").body()).isEqualTo("[]");
        isProblem(server.send("GET", "subnets?Address=x"), 406, "subnets", "", "GET", "'Invalid IP address: x'");
    }

    @Test
    void showsInterfaces() {
        assertThat(server.send("GET", "interfaces").statusCode()).isEqualTo(200);
        isProblem(server.send("GET", "interfaces/lo"), 404, "interfaces", "lo", "GET", "'No interface'");
    }
}
