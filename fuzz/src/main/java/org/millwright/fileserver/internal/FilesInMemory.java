// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.net.Addresses;
import org.millwright.files.FileSpace;

/** The file server without a port. */
public final class FilesInMemory {

    private final LocalConnector local;

    public FilesInMemory(FileSpace files, Addresses addresses) {
        var server = new Server();
        var http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        local = new LocalConnector(server, new HttpConnectionFactory(http));
        local.setIdleTimeout(TimeUnit.MINUTES.toMillis(5));
        server.addConnector(local);
        server.setHandler(new FileHandler(files, addresses, new EventHub()));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public ByteBuffer answer(ByteBuffer request) {
        try {
            return local.getResponse(request, 5, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("No answer", e);
        }
    }
}
