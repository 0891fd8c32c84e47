// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Lets pages of any origin read what anybody may read anyway. */
final class Cors {

    private static final Set<String> SIMPLE = Set.of("GET", "POST", "HEAD");

    /** Adds what browsers want to see; true where that is the whole answer. */
    static boolean allow(Request request, Response response) {
        var headers = response.getHeaders();
        headers.add(HttpHeader.VARY, "Origin");
        if (!request.getHeaders().contains(HttpHeader.ORIGIN)) {
            return false;
        }
        String wanted = request.getHeaders().get(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
        boolean preflight = request.getMethod().equals("OPTIONS") && wanted != null;
        if (!preflight || SIMPLE.contains(wanted)) {
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        if (preflight && SIMPLE.contains(wanted)) {
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, wanted);
        }
        return preflight;
    }

    private Cors() {}
}
