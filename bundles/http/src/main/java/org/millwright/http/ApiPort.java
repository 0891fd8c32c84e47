// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.server.handler.ThreadLimitHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.millwright.http.internal.Door;
import org.millwright.http.internal.Envelope;
import org.millwright.http.internal.LongWrites;
import org.millwright.http.internal.Renewal;
import org.millwright.tls.KeyFiles;

/**
 * The port of the API: what the web server's own settings make of it, and besides that an answer to those who speak
 * plain HTTP, the certificate of the moment, and limits.
 *
 * @param certificate the folder with its files
 * @param requestsPerClient of one address at the same time; more are refused
 * @param threadsPerClient of one address at the same time; more requests wait
 * @param eagerBytes of a body that are awaited before there is a thread for the request
 */
public record ApiPort(String certificate, Limits limits, int requestsPerClient, int threadsPerClient, int eagerBytes) {

    /** Besides those that Jetty leaves out: without authenticated encryption, and with slow key exchanges. */
    private static final String[] OUTDATED = {".*_CBC_.*", "TLS_DHE_.*"};

    private static final int BYTES_A_WRITE = 128 << 10;

    private static final Duration CERTIFICATE_LOOKS = Duration.ofSeconds(1);

    /** To be called before the server starts; it may get its ports afterwards. */
    public void shape(Server server) {
        limits.protect(server);
        server.setErrorHandler(new Envelope());
        var threads = new ThreadLimitHandler();
        threads.setThreadLimit(threadsPerClient);
        server.insertHandler(threads);
        server.insertHandler(new EagerContentHandler(new RetainedContentLoaderFactory(eagerBytes, 0, false)));
        server.insertHandler(new Door(requestsPerClient));
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                for (var connector : server.getConnectors()) {
                    shape(server, connector);
                }
            }
        });
    }

    /** TLS, and what isn't. */
    private static final class PlainToo extends DetectorConnectionFactory {

        private final HttpConnectionFactory plain;

        PlainToo(SslConnectionFactory tls, HttpConnectionFactory plain) {
            super(tls);
            this.plain = plain;
        }

        @Override
        protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer begun) {
            upgradeToConnectionFactory(plain, connector, endPoint);
        }
    }

    private void shape(Server server, Connector connector) {
        var tls = connector.getConnectionFactory(SslConnectionFactory.class);
        if (tls == null || !(connector instanceof ServerConnector port)) {
            return;
        }
        tls.getSslContextFactory().addExcludeCipherSuites(OUTDATED);
        var detector = new PlainToo(tls, port.getConnectionFactory(HttpConnectionFactory.class));
        port.addFirstConnectionFactory(detector);
        port.setDefaultProtocol(detector.getProtocol());
        port.addBean(new LongWrites(BYTES_A_WRITE));
        port.addBean(
                Renewal.of(server, tls.getSslContextFactory(), new KeyFiles(Path.of(certificate)), CERTIFICATE_LOOKS));
    }
}
