// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.io.IOException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.millwright.http.Limits;

/** A running HTTP/1.1 server on a port of its own, apart from the API's, so that neither can starve the other. */
final class StaticServer implements AutoCloseable {

    private static final int MOST_THREADS = 128;
    private static final int LEAST_THREADS = 4;

    /** Of a body, taken before the answer: what comes in after it would end the connection, and with it the answer. */
    private static final int MOST_IGNORED_BYTES = 64 * 1024;

    private final Server server;
    private final ServerConnector connector;

    /** @throws IOException where the port can't be bound */
    StaticServer(Handler files, int port, Limits limits) throws IOException {
        var threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("millwright-static");
        threads.setDaemon(true);
        server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // The path space resolves paths itself, dots and encodings included.
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setPort(port);
        server.addConnector(connector);
        limits.protect(server);
        server.setHandler(new EagerContentHandler(
                files, new EagerContentHandler.RetainedContentLoaderFactory(MOST_IGNORED_BYTES, 0, false)));
        start(port);
    }

    private void start(int port) throws IOException {
        try {
            connector.open();
            server.start();
        } catch (Exception e) {
            close();
            var reason = e.getCause() == null ? e : e.getCause();
            throw new IOException("TCP port " + port + " for files can't be bound: " + reason.getMessage(), e);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The file server does not stop", e);
        } finally {
            connector.close();
        }
    }
}
