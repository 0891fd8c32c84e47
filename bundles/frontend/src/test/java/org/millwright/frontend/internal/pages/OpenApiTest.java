// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.frontend.internal.TestServer;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.models.Raw;

/** The description of the API, and the page that shows it. */
class OpenApiTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void isAnOpenApiDocument() {
        var read =
                new OpenAPIV3Parser().readContents(server.page("/swagger.json").body());
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths()).containsKeys("/machines", "/machines/{id}/params/{key}", "/info");
    }

    @Test
    void refersOnlyToWhatIsThere() throws Exception {
        JsonNode document = document();
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.textValue().substring(1)).isMissingNode())
                    .as(reference.textValue())
                    .isFalse();
        }
    }

    @Test
    void hasEachRouteUnderANameOfItsOwn() throws Exception {
        var names = new ArrayList<String>();
        var described = new HashSet<String>();
        document().get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    names.add(operation.getValue().get("operationId").textValue());
                }));
        assertThat(names).doesNotHaveDuplicates();
        assertThat(server.routes.now().routes())
                .extracting(route -> route.method() + " /"
                        + String.join("/", route.pattern()).replaceAll("[:*]([a-z]+)", "{$1}"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void saysOfEachRouteWhatItDoes() {
        assertThat(server.routes.now().routes())
                .filteredOn(route -> route.operation().summary().isEmpty()
                        || route.operation().answers().isEmpty())
                .extracting(route -> route.method() + " " + String.join("/", route.pattern()))
                .isEmpty();
    }

    @Test
    void followsKindsThatAreDeclared() throws Exception {
        var racks = Raw.kind("racks", Map.of("Height", Map.of("type", "integer")));
        server.backend.write(Request.of("test"), tx -> {
            tx.declare(racks);
            return tx.image();
        });
        assertThat(document().at("/paths/~1racks~1{id}/get/responses/200/content/application~1json/schema/$ref"))
                .hasToString("\"#/components/schemas/raw.racks\"");
        server.backend.write(Request.of("test"), tx -> {
            tx.withdraw(racks.name());
            return tx.image();
        });
        assertThat(document().path("paths").has("/racks")).isFalse();
    }

    @Test
    void describesWhatNobodyDescribed() throws Exception {
        var route = Route.of("POST", "things/:id/turn", call -> Answer.empty(204));
        JsonNode operation =
                new ObjectMapper().readTree(OpenApi.of("v1", List.of(route))).at("/paths/~1things~1{id}~1turn/post");
        assertThat(operation.get("summary").textValue()).isEqualTo("POST /things/{id}/turn");
        assertThat(operation.get("responses").fieldNames())
                .toIterable()
                .contains("200", "201", "204", "400", "401", "403", "404", "409", "422");
        assertThat(operation.at("/requestBody/content").has("application/json")).isTrue();
    }

    @Test
    void showsAPageThatNeedsNothingFromElsewhere() {
        var page = server.page("/swagger-ui/");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
        assertThat(page.body()).doesNotContain("http:", "https:", "<script>");
        for (String file : List.of("start.js", "swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png")) {
            assertThat(page.body()).contains('"' + file + '"');
            assertThat(server.page("/swagger-ui/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(server.page("/swagger-ui/nope.js").statusCode()).isEqualTo(404);
        assertThat(server.page("/swagger-ui/..%2f..%2fMETA-INF/MANIFEST.MF").statusCode())
                .isEqualTo(404);
    }

    @Test
    void leadsBrowsersOn() {
        assertThat(moved("/")).isEqualTo("/ui/");
        assertThat(moved("/ui")).isEqualTo("https://ui.example/#/e/" + server.authority());
        assertThat(moved("/swagger-ui")).isEqualTo("/swagger-ui/");
    }

    private static String moved(String path) {
        var answer = server.page(path);
        assertThat(answer.statusCode()).isEqualTo(301);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static JsonNode document() throws Exception {
        return new ObjectMapper().readTree(server.page("/swagger.json").body());
    }
}
