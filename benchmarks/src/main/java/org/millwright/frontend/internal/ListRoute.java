// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.backend.access.Claims;
import org.millwright.backend.access.Principal;
import org.millwright.backend.net.Asker;
import org.millwright.models.Claim;

/** The route that lists machines, without a server around it. */
public final class ListRoute {

    private static final Principal ALL =
            new Principal("user:benchmark", new Claims(List.of(List.of(new Claim("*", "*", "*")))));

    private final Route route;

    public ListRoute(Backend backend) {
        route = new KindRoutes(backend)
                .routes().stream()
                        .filter(r -> r.method().equals("GET") && r.pattern().equals(List.of("machines")))
                        .findFirst()
                        .orElseThrow();
    }

    /** The body of the answer to this query. */
    public byte[] get(String query) {
        var call = new Call(
                new Request("benchmark", ALL.name(), false),
                ALL,
                Asker.UNKNOWN,
                "GET",
                "/api/v3/machines?" + query,
                new Match(route, Map.of()),
                Query.parse(query),
                new Body("", new ByteArrayInputStream(new byte[0]), 0));
        return route.action().apply(call).body();
    }
}
