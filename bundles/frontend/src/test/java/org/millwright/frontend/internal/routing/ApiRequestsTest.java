// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.exchange.Answer;

class ApiRequestsTest {

    private static String url(String path) {
        return Route.of("GET", path, call -> Answer.empty(200)).url();
    }

    @Test
    void namesKeysAsTheirKindsDo() {
        assertThat(url("machines/:id/params/*key")).isEqualTo("/api/v3/machines/:uuid/params/*key");
        assertThat(url("leases/:id")).isEqualTo("/api/v3/leases/:address");
        assertThat(url("plugins/:id/actions/:command")).isEqualTo("/api/v3/plugins/:name/actions/:command");
        assertThat(url("params/*id")).isEqualTo("/api/v3/params/*key");
        assertThat(url("info")).isEqualTo("/api/v3/info");
    }
}
