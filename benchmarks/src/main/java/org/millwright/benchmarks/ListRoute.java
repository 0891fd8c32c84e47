// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.shiro.authc.BearerToken;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.backend.access.Claims;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Principal;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.frontend.internal.exchange.Body;
import org.millwright.frontend.internal.exchange.BodyBudget;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.frontend.internal.login.Caller;
import org.millwright.frontend.internal.login.Gate;
import org.millwright.frontend.internal.login.LoginRealm;
import org.millwright.frontend.internal.objects.KindRoutes;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Forwarding;
import org.millwright.frontend.internal.routing.Match;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.ServerInfo;
import org.millwright.models.Claim;
import org.millwright.models.Machine;

/** The route that lists machines, without a server around it. */
final class ListRoute {

    private static final Principal ALL =
            new Principal("user:benchmark", new Claims(List.of(List.of(new Claim("*", "*", "*")))));

    private final Caller caller = new Gate(List.of(
                    new LoginRealm<>("all", BearerToken.class, token -> new Login(ALL, image -> Optional.of(ALL)))))
            .login(new BearerToken(""));
    private final Route route;

    ListRoute(Backend backend) {
        route = new KindRoutes(backend, new Forwarding(new ServerInfo(backend, Addresses.ASKED, "benchmark")))
                .routes(Machine.KIND).stream()
                        .filter(r -> r.method().equals("GET") && r.pattern().equals(List.of("machines")))
                        .findFirst()
                        .orElseThrow();
    }

    /** Writes the body of the answer to this query. */
    void get(String query, OutputStream out) {
        var call = new Call(
                new Request("benchmark", ALL.name(), false),
                caller,
                Asker.UNKNOWN,
                "GET",
                "/api/v3/machines?" + query,
                new Match(route, Map.of()),
                Query.parse(query),
                new Body(header -> "", 0, InputStream::nullInputStream, 0, new BodyBudget(0).share()));
        try {
            route.action().apply(call).body().write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
