// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.ServedRequests;

/** Counts the requests of the API by the route that answered, whatever object they were about. */
final class ApiRequests {

    private static final String ROUTE = "org.millwright.route";

    private final ServedRequests served;

    ApiRequests(Metrics metrics) {
        served = ServedRequests.of(metrics, "api");
    }

    /** Which route answers. */
    static void found(HttpServletRequest request, Route route) {
        request.setAttribute(ROUTE, route);
    }

    /** @param start when it began, in nanoseconds */
    void answered(HttpServletRequest request, int status, long start) {
        var core = ServletContextRequest.getServletContextRequest(request);
        // HTTP/2 has no Host; both have an authority.
        String host = Objects.requireNonNullElse(core.getHttpURI().getAuthority(), "");
        served.answered(status, request.getMethod(), url(request), host);
        served.measured(
                System.nanoTime() - start,
                Math.max(0, request.getContentLengthLong()),
                core.getHttpOutput().getWritten());
    }

    private static String url(HttpServletRequest request) {
        if (request.getMethod().equals("OPTIONS")) {
            return "CORS_OPTIONS";
        }
        // What leads nowhere is whatever clients think of.
        return request.getAttribute(ROUTE) instanceof Route route ? route.url() : "other";
    }
}
