// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.server.Response;
import org.millwright.frontend.internal.exchange.Exchange;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.ServedRequests;

/** Counts the requests of the API by the route that answered, whatever object they were about. */
public final class ApiRequests {

    private final ServedRequests served;

    public ApiRequests(Metrics metrics) {
        served = ServedRequests.of(metrics, "api");
    }

    /**
     * @param route which answered, where there is one
     * @param start when it began, in nanoseconds
     */
    public void answered(Exchange exchange, Optional<Route> route, int status, long start) {
        // HTTP/2 has no Host; both have an authority.
        String host = Objects.requireNonNullElse(exchange.request().getHttpURI().getAuthority(), "");
        served.answered(status, exchange.method(), url(exchange, route), host);
        served.measured(
                System.nanoTime() - start,
                Math.max(0, exchange.length()),
                Response.getContentBytesWritten(exchange.response()));
    }

    private static String url(Exchange exchange, Optional<Route> route) {
        if (exchange.method().equals("OPTIONS")) {
            return "CORS_OPTIONS";
        }
        // What leads nowhere is whatever clients think of.
        return route.map(Route::url).orElse("other");
    }
}
