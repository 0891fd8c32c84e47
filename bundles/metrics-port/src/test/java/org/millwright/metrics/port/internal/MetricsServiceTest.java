// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.port.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.metrics.MetricsPage;

class MetricsServiceTest {

    private static final String HERE = "127.0.0.1";

    private final MetricsPage page = () -> "x_total 1\n".getBytes(UTF_8);
    private MetricsService service = new MetricsService(page, true, HERE, 0);

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        service.open();
        var request = HttpRequest.newBuilder(URI.create("http://" + HERE + ":" + service.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void hasOnePage() throws Exception {
        var answer = ask("GET", "/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).isEqualTo("x_total 1\n");
        assertThat(ask("HEAD", "/metrics").statusCode()).isEqualTo(200);
        assertThat(ask("POST", "/metrics").statusCode()).isEqualTo(405);
        assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/metrics/").statusCode()).isEqualTo(404);
        assertThat(service.execute().getStatus()).isEqualTo(Status.OK);
    }

    @Test
    void saysThatItsPortIsTakenAndTakesItOnceItIsFree() throws Exception {
        service.close();
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            service = new MetricsService(page, true, HERE, other.getLocalPort());
            service.open();
            assertThat(service.execute().getStatus()).isEqualTo(Status.WARN);
            assertThat(service.execute().toString())
                    .contains("TCP port " + other.getLocalPort() + " for metrics can't be bound");
        }
        assertThat(ask("GET", "/metrics").statusCode()).isEqualTo(200);
        assertThat(service.execute().getStatus()).isEqualTo(Status.OK);
    }

    @Test
    void canBeSwitchedOff() throws Exception {
        service.close();
        service = new MetricsService(page, false, HERE, 0);
        assertThat(service.execute().getStatus()).isEqualTo(Status.OK);
        assertThat(service.port()).isZero();
    }
}
