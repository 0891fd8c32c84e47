// SPDX-License-Identifier: Apache-2.0
package org.millwright.http.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
final class PaceTest {

    private static final int LARGE = 16 << 20;

    private final Server server = new Server();
    private final ServerConnector connector =
            new ServerConnector(server, 1, 1, new HttpConnectionFactory(new HttpConfiguration()));

    @BeforeEach
    void serve() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (request.getHttpURI().getPath().equals("/large")) {
                    response.write(true, ByteBuffer.allocate(LARGE), callback);
                } else {
                    Request.asInputStream(request).readAllBytes();
                    response.write(true, ByteBuffer.wrap("all".getBytes(US_ASCII)), callback);
                }
                return true;
            }
        });
        server.addBean(new Pace(server, 1000, Duration.ofMillis(100), 3));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void closesAConnectionWhoseHeaderComesAByteAtATime() throws Exception {
        try (var slow = connect()) {
            send(slow, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            assertThat(bytesUntilClosed(slow)).isBetween(4, 3000);
        }
    }

    @Test
    void closesAConnectionWhoseBodyComesAByteAtATime() throws Exception {
        try (var slow = connect()) {
            send(slow, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
            assertThat(bytesUntilClosed(slow)).isBetween(4, 3000);
        }
    }

    @Test
    void closesAConnectionWhoseAnswerIsFetchedAByteAtATime() throws Exception {
        try (var slow = connect()) {
            send(slow, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
            awaitConnections(1);
            awaitConnections(0);
        }
    }

    @Test
    void leavesThoseThatWaitBetweenRequests() throws Exception {
        try (var idle = connect()) {
            for (int i = 0; i < 3; i++) {
                send(idle, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(answer(idle.getInputStream())).endsWith("all");
                Thread.sleep(600);
            }
        }
    }

    @Test
    void leavesThoseThatTakeTheirTimeButGoOn() throws Exception {
        try (var slow = connect()) {
            send(slow, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n");
            for (int i = 0; i < 20; i++) {
                send(slow, "x".repeat(200));
                Thread.sleep(50);
            }
            assertThat(answer(slow.getInputStream())).endsWith("all");
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private int bytesUntilClosed(Socket socket) throws Exception {
        int sent = 0;
        awaitConnections(1);
        try {
            while (!connector.getConnectedEndPoints().isEmpty()) {
                send(socket, "G");
                sent++;
                Thread.sleep(20);
            }
        } catch (IOException e) {
            awaitConnections(0);
        }
        return sent;
    }

    private void awaitConnections(int count) throws InterruptedException {
        while (connector.getConnectedEndPoints().size() != count) {
            Thread.sleep(10);
        }
    }

    private static String answer(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("all") < 0) {
            text.append((char) in.read());
        }
        return text.toString();
    }
}
