// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Backend;
import org.millwright.models.Kinds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** All routes that there are now, made anew when a part of the API or a kind of objects comes or goes. */
@Component(service = RouteTable.class)
public final class RouteTable {

    private final Backend backend;
    private final List<Routes> parts = new ArrayList<>();
    private volatile Table table = new Table(new Kinds(List.of()), List.of(), new Router(List.of()));

    /** What leads where, with the kinds that there were when it was made. */
    public record Table(Kinds kinds, List<Route> routes, Router router) {}

    @Activate
    public RouteTable(@Reference Backend backend) {
        this.backend = backend;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void addRoutes(Routes routes) {
        parts.add(routes);
        renew(backend.image().kinds());
    }

    synchronized void removeRoutes(Routes routes) {
        parts.remove(routes);
        renew(backend.image().kinds());
    }

    private synchronized Table renew(Kinds kinds) {
        var routes = new ArrayList<Route>();
        for (Routes part : parts) {
            routes.addAll(part.routes());
            kinds.all().forEach(kind -> routes.addAll(part.routes(kind)));
        }
        table = new Table(kinds, List.copyOf(routes), new Router(routes));
        return table;
    }

    /** The same as long as nothing changes. */
    public Table now() {
        var kinds = backend.image().kinds();
        var known = table;
        return known.kinds().equals(kinds) ? known : renew(kinds);
    }

    public Router router() {
        return now().router();
    }

    /** The server that a path without a route here leads to. */
    public Optional<String> otherServer(String path) {
        return Forwarding.named(backend.image(), path);
    }
}
