// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Many connections of one client address, which is not that of the other clients of a test. */
final class Crowd implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.9";
    private static final int PATIENCE_MS = 60_000;

    private final int port;
    private final SSLContext context = Api.trusting();
    private final List<Socket> sockets = new ArrayList<>();

    Crowd(int port) {
        this.port = port;
    }

    /** Connections that say nothing, not even that they speak TLS. */
    Crowd silent(int count) {
        return add(count, this::plain);
    }

    /** Connections that begin with these bytes. */
    Crowd saying(int count, byte... first) {
        return add(count, () -> {
            Socket socket = plain();
            socket.getOutputStream().write(first);
            return socket;
        });
    }

    /** Connections that speak TLS, and begin with this text. */
    Crowd encrypted(int count, String first) {
        return add(count, () -> {
            SSLSocket socket = encrypted();
            socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
            return socket;
        });
    }

    /** Each sends one more byte; those that were closed meanwhile don't matter. */
    void trickle() {
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
            } catch (IOException e) {
                close(socket);
            }
        }
    }

    int size() {
        return sockets.size();
    }

    SSLSocket encrypted() throws IOException {
        Socket below = plain();
        var socket = (SSLSocket) context.getSocketFactory().createSocket(below, "127.0.0.1", port, true);
        socket.startHandshake();
        return socket;
    }

    private Socket plain() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0));
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private interface Opening {
        Socket open() throws IOException;
    }

    private Crowd add(int count, Opening opening) {
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(opening.open());
            }
            return this;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sockets.forEach(Crowd::close);
    }

    private static void close(Socket socket) {
        try {
            // Without a farewell, as a client does that lost its network.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is gone, which was the aim.
        }
    }
}
