// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.port.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.millwright.http.OwnPort;
import org.millwright.metrics.MetricsPage;

/** Starts an HTTP server that has one page. Slow clients can't use up what others need. */
final class MetricsServer {

    private static final int MOST_THREADS = 8;
    private static final int IDLE_MILLIS = 10_000;

    /**
     * @param address empty for all of this machine
     * @throws IOException where the port can't be bound
     */
    static OwnPort start(MetricsPage metrics, String address, int port) throws IOException {
        var threads = new QueuedThreadPool(MOST_THREADS, 1, IDLE_MILLIS);
        threads.setName("millwright-metrics");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        var server = new Server(threads);
        server.setHandler(new Page(metrics));
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setPort(port);
        connector.setHost(address.isEmpty() ? null : address);
        connector.setIdleTimeout(IDLE_MILLIS);
        return new OwnPort("metrics", connector);
    }

    private static final class Page extends Handler.Abstract {
        private final MetricsPage metrics;

        Page(MetricsPage metrics) {
            this.metrics = metrics;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (!request.getHttpURI().getPath().equals("/metrics")) {
                answer(response, callback, HttpStatus.NOT_FOUND_404, "404 page not found\n".getBytes(UTF_8));
            } else if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
                response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
                answer(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "GET or HEAD\n".getBytes(UTF_8));
            } else {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, MetricsPage.TYPE);
                answer(response, callback, HttpStatus.OK_200, metrics.text());
            }
            return true;
        }

        private static void answer(Response response, Callback callback, int status, byte[] body) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            response.write(true, ByteBuffer.wrap(body), callback);
        }
    }

    private MetricsServer() {}
}
