// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;
import static org.millwright.frontend.internal.Problems.quoted;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

/** What tells of the server itself: info, objects, contents, plugin providers and actions. */
class InfoRoutesTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        server.send("POST", "machines", "{'Name':'m1','Uuid':'" + ID + "'}");
        server.send("POST", "plugins", "{'Name':'incr','Provider':'incrementer'}");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void tellsOfTheServer() {
        assertThat(server.send("GET", "info").body())
                .startsWith(quoted("{'arch':'"))
                .contains(quoted("'id':'Fred'"))
                .contains(quoted("'api_port':8092,'file_port':8091,'dhcp_port':67,'binl_port':4011,'tftp_port':69,"
                        + "'tftp_enabled':false,'dhcp_enabled':false,'binl_enabled':false,'prov_enabled':false,"
                        + "'address':'127.0.0.1','stats':[{'name':'machines.count','count':1},"
                        + "{'name':'subnets.count','count':0}],'features':['api-v3','sane-exit-codes',"))
                .contains(quoted("'preferences':{'list':{},'post':{}}"))
                .endsWith(quoted("'GenerationVersion':'','Licenses':[]}}"));
    }

    @Test
    void listsKinds() {
        assertThat(server.send("GET", "objects").body())
                .isEqualTo(
                        quoted("['bootenvs','catalog_items','contexts','endpoints','jobs','leases','machines','params',"
                                + "'plugins','pools','preferences','profiles','reservations','roles','stages','subnets','tasks',"
                                + "'templates','tenants','users','version_sets','workflows']"));
    }

    @Test
    void listsLayersFromTheTop() {
        assertThat(server.send("GET", "contents").body())
                .startsWith(quoted("[{'meta':{'Name':'BackingStore','Version':'0.0.0',"))
                .contains(quoted("'Type':'basic','Writable':false,'Overwritable':true},"
                        + "'Counts':{'bootenvs':2,'roles':1,'stages':1},'Warnings':[]}]"));
    }

    @Test
    void showsPluginProviders() {
        assertThat(server.send("GET", "plugin_providers").body())
                .startsWith(quoted("[{'Meta':{"))
                .contains(quoted("'Name':'incrementer','Version':'v1.0.0','PluginVersion':2,'AutoStart':true"));
        assertThat(server.send("HEAD", "plugin_providers").headers().firstValue("x-drp-list-count"))
                .contains("1");
        assertThat(server.send("GET", "plugin_providers/incrementer").statusCode())
                .isEqualTo(200);
        isProblem(server.send("GET", "plugin_providers/nope"), 404, "plugin_providers", "nope", "GET", "'Not Found'");
    }

    @Test
    void offersAndRunsActions() {
        String increment = quoted("{'Provider':'incrementer','Model':'machines','Command':'increment',"
                + "'RequiredParams':[],'OptionalParams':['incrementer/step']}");
        String path = "machines/" + ID + "/actions";
        assertThat(server.send("GET", path).body()).isEqualTo("[" + increment + "]");
        assertThat(server.send("GET", path + "?plugin=incr").body()).isEqualTo("[" + increment + "]");
        assertThat(server.send("GET", path + "?plugin=nope").body()).isEqualTo("[]");
        assertThat(server.send("GET", path + "/increment").body()).isEqualTo(increment);
        assertThat(server.send("POST", path + "/increment", "{'incrementer/step':2}")
                        .body())
                .isEqualTo("1");
        assertThat(server.actions.runs)
                .contains("user:rocketskates machines " + ID + " increment {incrementer/step=2.0}");
        isProblem(server.send("GET", path + "/foo"), 404, "machines", ID, "GET", "'foo: Not Found'");
        isProblem(
                server.send("POST", path + "/foo", "{}"),
                400,
                "machines",
                ID,
                "INVOKE",
                "'Action foo on machines: Not Found'");
        isProblem(server.send("GET", "machines/nope/actions"), 404, "machines", "nope", "GET", "'Not Found'");
    }

    @Test
    void runsActionsOfTheSystem() {
        assertThat(server.send("GET", "system/actions").body()).contains(quoted("'Command':'incrstatus'"));
        assertThat(server.send("POST", "system/actions/incrstatus", "{}").body())
                .isEqualTo("1");
        isProblem(server.send("GET", "system/actions/foo"), 404, "profiles", "global", "GET", "'foo: Not Found'");
        isProblem(
                server.send("POST", "system/actions/foo", "{}"),
                400,
                "system",
                "global",
                "INVOKE",
                "'Action foo on system: Not Found'");
    }
}
