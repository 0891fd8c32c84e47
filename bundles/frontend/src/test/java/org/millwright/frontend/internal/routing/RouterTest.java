// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.exchange.Answer;

class RouterTest {

    private final Router router = new Router(List.of(
            route("GET", "machines"),
            route("GET", "machines/:id"),
            route("GET", "machines/:id/params"),
            route("GET", "machines/:id/params/*key"),
            route("GET", "params/*id"),
            route("GET", "users/:id/token")));

    @Test
    void findsLiteralAndVariableParts() {
        assertThat(found("GET", "machines")).isEqualTo("machines {}");
        assertThat(found("GET", "machines/m1")).isEqualTo("machines/:id {id=m1}");
        assertThat(found("GET", "machines/m1/params")).isEqualTo("machines/:id/params {id=m1}");
        assertThat(found("GET", "users/token/token")).isEqualTo("users/:id/token {id=token}");
    }

    @Test
    void keepsSlashesOfTheRest() {
        var parts = Map.of("id", "m1", "key", "a/b c");
        for (String path : List.of("a/b%20c", "a%2Fb%20c", "a%2fb c", "/a/b c")) {
            assertThat(router.find("GET", "machines/m1/params/" + path)
                            .orElseThrow()
                            .parts())
                    .as(path)
                    .isEqualTo(parts);
        }
    }

    @Test
    void keepsAnEncodedSlashWithinItsPart() {
        assertThat(found("GET", "machines/a%2Fparams")).isEqualTo("machines/:id {id=a/params}");
        assertThat(found("GET", "machines/a+b")).isEqualTo("machines/:id {id=a+b}");
    }

    @Test
    void takesWrongEncodingAsItStands() {
        assertThat(found("GET", "machines/100%")).isEqualTo("machines/:id {id=100%}");
    }

    @Test
    void findsNothingElse() {
        for (String path : List.of("", "nope", "machines/", "machines//params", "machines/x/y", "params/", "params")) {
            assertThat(router.find("GET", path)).as(path).isEmpty();
        }
        assertThat(router.find("PUT", "machines")).isEmpty();
    }

    private String found(String method, String path) {
        var match = router.find(method, path).orElseThrow();
        return String.join("/", match.route().pattern()) + " " + match.parts();
    }

    private static Route route(String method, String path) {
        return Route.of(method, path, call -> Answer.empty(200));
    }
}
