// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** While one client keeps the memory for large bodies, others are told to come again, and small bodies pass. */
class LargeBodiesTest {

    private static final int BUDGET = 100_000;

    /** A bit more than is not counted. */
    private static final int LARGE = BodyBudget.FREE + 1000;

    @Test
    void areRefusedWhileOthersAreReadAndPassAfterwards() throws Exception {
        try (var server = new TestServer(List::of, 1_000_000, BUDGET)) {
            var uri = server.uri("profiles");
            try (var slow = new Socket(uri.getHost(), uri.getPort())) {
                String head = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: it\r\nContent-Type: application/json\r\n"
                        + "Authorization: " + TestServer.login(TestServer.ADMIN).get(1)
                        + "\r\nContent-Length: 500000\r\n\r\n";
                slow.getOutputStream().write((head + " ".repeat(200_000)).getBytes(US_ASCII));
                slow.getOutputStream().flush();

                var refused = until(503, server);
                assertThat(refused.body()).contains("Too many large bodies are read at the same time");
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(server.send("POST", "profiles", profile("small", 1000))
                                .statusCode())
                        .isEqualTo(201);
            }
            assertThat(until(201, server).body()).contains("large");
        }
    }

    private static HttpResponse<String> until(int status, TestServer server) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (true) {
            var answer = server.send("POST", "profiles", profile("large" + System.nanoTime(), LARGE));
            if (answer.statusCode() == status || System.nanoTime() > end) {
                assertThat(answer.statusCode()).isEqualTo(status);
                return answer;
            }
            Thread.sleep(20);
        }
    }

    private static String profile(String name, int length) {
        return "{'Name':'" + name + "','Description':'" + "x".repeat(length) + "'}";
    }
}
