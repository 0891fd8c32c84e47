// SPDX-License-Identifier: Apache-2.0
package org.millwright.http.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets requests in that came by TLS, and of each address only so many at the same time. */
public final class Door extends Handler.Wrapper {

    private final int mostPerClient;
    private final Map<InetAddress, Integer> inside = new ConcurrentHashMap<>();

    public Door(int mostPerClient) {
        this.mostPerClient = mostPerClient;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.isSecure()) {
            refusePlain(request, response, callback);
            return true;
        }
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
            return super.handle(request, response, callback);
        }
        var client = remote.getAddress();
        if (inside.merge(client, 1, Integer::sum) > mostPerClient) {
            leave(client);
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
            String message = "There are " + mostPerClient + " requests of " + client.getHostAddress() + " already";
            Envelope.write(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429, message);
            return true;
        }
        boolean taken = false;
        try {
            taken = super.handle(request, response, Callback.from(callback, () -> leave(client)));
            return taken;
        } finally {
            if (!taken) {
                leave(client);
            }
        }
    }

    private void leave(InetAddress client) {
        inside.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
    }

    private static void refusePlain(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        String address = "https://" + Request.getServerName(request) + ":" + Request.getLocalPort(request)
                + request.getHttpURI().getPathQuery();
        Envelope.write(request, response, callback, HttpStatus.BAD_REQUEST_400, "This port speaks HTTPS: " + address);
    }
}
