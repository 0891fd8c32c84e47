// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.port.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millwright.metrics.MetricsPage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the metrics to a push gateway, where Prometheus can't come for them. Off, unless a gateway is named. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.millwright.metrics")
public final class GatewayPush {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayPush.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MetricsPage page;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "millwright-metrics-push");
        thread.setDaemon(true);
        return thread;
    });
    private boolean failed;

    @Activate
    public GatewayPush(@Reference MetricsPage page, MetricsService.Config config) throws UnknownHostException {
        this(page, config.gateway().strip(), Math.max(1, config.gatewayInterval()) * 1000L);
    }

    GatewayPush(MetricsPage page, String gateway, long millis) throws UnknownHostException {
        this.page = page;
        if (!gateway.isEmpty()) {
            String host = URLEncoder.encode(InetAddress.getLocalHost().getHostName(), StandardCharsets.UTF_8);
            var target = URI.create(gateway.replaceFirst("/+$", "") + "/metrics/job/gin/instance/" + host);
            var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            var unused = clock.scheduleWithFixedDelay(() -> push(client, target), 0, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void push(HttpClient client, URI target) {
        try {
            var request = HttpRequest.newBuilder(target)
                    .timeout(PATIENCE)
                    .header("Content-Type", MetricsPage.TYPE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(page.text()))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            told(target, status / 100 == 2 ? "" : "it answers " + status);
        } catch (IOException | RuntimeException e) {
            told(target, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void told(URI target, String failure) {
        if (!failure.isEmpty() && !failed) {
            LOG.warn("The metrics can't be pushed to {}: {}; it is tried again", target.getHost(), failure);
        }
        failed = !failure.isEmpty();
    }

    @Deactivate
    void close() {
        clock.shutdownNow();
    }
}
