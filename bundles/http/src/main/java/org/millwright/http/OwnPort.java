// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import java.io.IOException;
import org.eclipse.jetty.server.ServerConnector;

/** A running HTTP/1.1 server at a port of its own, apart from that of the API, so that neither can starve the other. */
public final class OwnPort implements AutoCloseable {

    private final String purpose;
    private final ServerConnector connector;

    /**
     * Starts the server of this connector, its only one.
     *
     * @param purpose what is served, for messages
     * @throws IOException where the port can't be bound
     */
    public OwnPort(String purpose, ServerConnector connector) throws IOException {
        this.purpose = purpose;
        this.connector = connector;
        connector.getServer().addConnector(connector);
        try {
            connector.open();
            connector.getServer().start();
        } catch (Exception e) {
            close();
            var reason = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "TCP port " + connector.getPort() + " for " + purpose + " can't be bound: " + reason.getMessage(),
                    e);
        }
    }

    public int number() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            connector.getServer().stop();
        } catch (Exception e) {
            throw new IOException("The server for " + purpose + " does not stop", e);
        } finally {
            connector.close();
        }
    }
}
