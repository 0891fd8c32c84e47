// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.port.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class GatewayPushTest {

    private static String request(InputStream in) throws Exception {
        var text = new StringBuilder();
        while (!text.toString().endsWith("x_total 1\n")) {
            int next = in.read();
            assertThat(next).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    private static String accepted(ServerSocket gateway, String answer) throws Exception {
        try (Socket socket = gateway.accept()) {
            var request = request(socket.getInputStream());
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return request;
        }
    }

    @Test
    void bringsTheMetricsAgainAndAgain() throws Exception {
        try (var gateway = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            gateway.setSoTimeout(30_000);
            var push = new GatewayPush(
                    () -> "x_total 1\n".getBytes(UTF_8), "http://127.0.0.1:" + gateway.getLocalPort() + "/", 10);
            try {
                assertThat(accepted(gateway, "503 Busy")).startsWith("POST /metrics/job/gin/instance/");
                assertThat(accepted(gateway, "202 Accepted")).contains("Content-Type: text/plain; version=0.0.4");
            } finally {
                push.close();
            }
        }
    }
}
