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
import org.millwright.http.OwnPort;

/** Starts the HTTP server of the files. */
final class StaticServer {

    private static final int MOST_THREADS = 128;
    private static final int LEAST_THREADS = 4;

    /** Of a body, taken before the answer: what comes in after it would end the connection, and with it the answer. */
    private static final int MOST_IGNORED_BYTES = 64 * 1024;

    /** @throws IOException where the port can't be bound */
    static OwnPort start(Handler files, int port, Limits limits) throws IOException {
        var threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("millwright-static");
        threads.setDaemon(true);
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // The path space resolves paths itself, dots and encodings included.
        http.setUriCompliance(UriCompliance.UNSAFE);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setPort(port);
        limits.protect(server);
        server.setHandler(new EagerContentHandler(
                files, new EagerContentHandler.RetainedContentLoaderFactory(MOST_IGNORED_BYTES, 0, false)));
        return new OwnPort("files", connector);
    }

    private StaticServer() {}
}
