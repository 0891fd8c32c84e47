// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.util.List;
import org.millwright.backend.Backend;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.ServerInfo;
import org.millwright.frontend.internal.routing.Shape;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this server is, and which kinds of objects it has. */
@Component(service = Routes.class)
public final class InfoRoutes implements Routes {

    private final Backend backend;
    private final ServerInfo info;

    @Activate
    public InfoRoutes(@Reference Backend backend, @Reference ServerInfo info) {
        this.backend = backend;
        this.info = info;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "info", this::info)
                        .as(Operation.says("Tells what this server is and can do")
                                .needs("info get")
                                .answers(ServerInfo.SHAPE)),
                Route.of("GET", "objects", this::objects)
                        .as(Operation.says("Lists the kinds of objects")
                                .needs("objects list")
                                .answers(Shape.list(Shape.TEXT))));
    }

    private Answer info(Call call) {
        call.require("info", "get", "");
        return Answer.ok(info.on(call));
    }

    private Answer objects(Call call) {
        call.require("objects", "list", "");
        return Answer.ok(backend.image().kinds().names().stream().sorted().toList());
    }
}
