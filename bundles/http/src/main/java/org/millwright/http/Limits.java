// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import java.time.Duration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.millwright.http.internal.ClientConnections;
import org.millwright.http.internal.Pace;

/**
 * How much of a port its clients may use, so that none of them can keep the others from it.
 *
 * @param connections at the same time; more wait until some are closed
 * @param connectionsPerClient of one address; more are closed at once
 * @param bytesPerSecond slower is whoever keeps a connection without a reason, and it is closed
 */
public record Limits(int connections, int connectionsPerClient, int bytesPerSecond) {

    /** How often it is looked at the connections, and how often each may be found slow. */
    private static final Duration LOOKS = Duration.ofSeconds(5);

    private static final int PATIENCE = 5;

    /** Sees to it that they are kept by all ports that the server has by the time it starts. */
    public void protect(Server server) {
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                for (var connector : server.getConnectors()) {
                    if (connector instanceof ServerConnector port) {
                        port.addBean(new ClientConnections(connectionsPerClient));
                    }
                }
            }
        });
        server.addBean(new NetworkConnectionLimit(connections, server));
        server.addBean(new Pace(server, bytesPerSecond, LOOKS, PATIENCE));
    }
}
