// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring asks a server: whether it is well, and how much it does. */
class MonitoringIT {

    private static final String LINE = "[a-z_]+(\\{([a-z_]+=\"[^\"\\n]*\",?)+})? (-?[0-9.]+(E-?[0-9]+)?|NaN)";

    @TempDir
    private static Path base;

    private static Server server;

    @BeforeAll
    static void serve() {
        server = Launch.on(base).start();
    }

    @AfterAll
    static void down() {
        if (server != null) {
            server.close();
        }
    }

    private static HttpResponse<String> ask(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.client().http().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String metrics() throws IOException, InterruptedException {
        HttpResponse<String> page = ask("http://127.0.0.1:" + server.launch().port("metrics") + "/metrics");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    @Test
    void tellsEveryoneWhetherItIsWellAndOperatorsWhatItFound() throws Exception {
        String health = server.client().url() + "/health";
        for (String path : new String[] {"/live", "/ready"}) {
            HttpResponse<String> known = ask(health + path);
            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(known.body()).matches("\\{\"status\":\"(OK|WARN)\"}");
        }
        HttpResponse<String> all = ask(health, "Authorization", server.client().authorization());
        assertThat(all.body())
                .contains(
                        "\"name\":\"store\"", "\"name\":\"endpoints\"", "\"name\":\"disk\"", "\"name\":\"certificate\"")
                .contains("\"name\":\"metrics\",\"status\":\"OK\"")
                .contains("initial password");
        assertThat(ask(health + "/elsewhere").statusCode()).isEqualTo(404);
        assertThat(ask(health, "Authorization", "Basic bm9ib2R5Om5vdGhpbmc=").statusCode())
                .isEqualTo(403);
    }

    @Test
    void countsWhatItDoes() throws Exception {
        server.client().get("/machines/no-such");
        server.client().get("/machines/another");
        ask("http://127.0.0.1:" + server.launch().port("static") + "/no/such/file");
        String text = metrics();
        assertThat(text.lines().filter(line -> !line.startsWith("#"))).allMatch(line -> line.matches(LINE));
        assertThat(text)
                .containsPattern(
                        "drp_api_requests_total\\{code=\"404\",method=\"GET\",url=\"/api/v3/machines/:uuid\",host=\"[^\"]+\"}"
                                + " 2\n")
                .contains("drp_static_requests_total{code=\"404\",method=\"GET\",url=\"/no/\",host=\"127.0.0.1\"} 1\n")
                .contains(
                        "# TYPE drp_api_request_duration_seconds summary\n", "# TYPE drp_dhcp_replies_total counter\n")
                .contains("# TYPE drp_binl_request_size_bytes summary\n", "# TYPE drp_tftp_requests_total counter\n")
                .containsPattern("millwright_objects\\{kind=\"users\"} [1-9]")
                .containsPattern("millwright_store_append_duration_seconds_count [1-9]")
                .containsPattern("process_resident_memory_bytes [1-9]");
    }
}
