// SPDX-License-Identifier: Apache-2.0
package org.millwright.http.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the connections of each address, and closes those that are too many. */
public final class ClientConnections implements SelectorManager.AcceptListener {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.http");

    private final int most;
    private final Map<SelectableChannel, InetAddress> owners = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();

    public ClientConnections(int most) {
        this.most = most;
    }

    @Override
    public void onAccepted(SelectableChannel channel) {
        try {
            var socket = (SocketChannel) channel;
            if (socket.getRemoteAddress() instanceof InetSocketAddress remote) {
                owners.put(channel, remote.getAddress());
                int count = counts.merge(remote.getAddress(), 1, Integer::sum);
                if (count > most) {
                    // Jetty takes this for a client that has nothing more to say, and closes.
                    socket.shutdownInput();
                    refused(remote.getAddress(), count);
                }
            }
        } catch (IOException e) {
            LOG.debug("The client went away", e);
        }
    }

    private void refused(InetAddress client, int count) {
        if (count == most + 1) {
            LOG.warn("{} has {} connections; more are closed", client.getHostAddress(), most);
        }
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        var owner = owners.remove(channel);
        if (owner != null) {
            counts.computeIfPresent(owner, (address, count) -> count == 1 ? null : count - 1);
        }
    }
}
