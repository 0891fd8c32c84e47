// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.port.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.millwright.http.OwnPort;
import org.millwright.metrics.MetricsPage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the port of the metrics. Where another process has it the server does its work without, says so, and tries again
 * until the port is free.
 */
@Component(
        immediate = true,
        configurationPid = "org.millwright.metrics",
        property = {"hc.name=metrics", "hc.tags=network"})
@Designate(ocd = MetricsService.Config.class)
public final class MetricsService implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsService.class);
    private static final int RETRY_SECONDS = 10;

    /** Where, and whether at all. */
    @ObjectClassDefinition(name = "Millwright metrics")
    public @interface Config {
        @AttributeDefinition(description = "Whether metrics can be read")
        boolean enabled() default true;

        @AttributeDefinition(description = "TCP port")
        int port() default 8080;

        @AttributeDefinition(description = "The address of this machine to listen at; empty: all")
        String address() default "";

        @AttributeDefinition(description = "URL of a push gateway; empty: none")
        String gateway() default "";

        @AttributeDefinition(description = "Seconds between two pushes")
        int gatewayInterval() default 5;
    }

    private final MetricsPage page;
    private final String address;
    private final int port;
    private final boolean enabled;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "millwright-metrics-port");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<OwnPort> server = Optional.empty();
    private String failure = "";
    private boolean closed;

    @Activate
    public MetricsService(@Reference MetricsPage page, Config config) {
        this(page, config.enabled(), config.address().strip(), config.port());
    }

    MetricsService(MetricsPage page, boolean enabled, String address, int port) {
        this.page = page;
        this.enabled = enabled;
        this.address = address;
        this.port = port;
        if (enabled) {
            var unused = clock.scheduleWithFixedDelay(this::open, 0, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    synchronized void open() {
        if (closed || server.isPresent()) {
            return;
        }
        try {
            var opened = MetricsServer.start(page, address, port);
            server = Optional.of(opened);
            failure = "";
            clock.shutdown();
            LOG.info("Metrics can be read at port {}", opened.number());
        } catch (IOException e) {
            if (failure.isEmpty()) {
                LOG.warn("{}; it is tried again. --metrics-port takes another one", e.getMessage());
            }
            failure = String.valueOf(e.getMessage());
        }
    }

    /** The port in use; 0 where there is none yet. */
    synchronized int port() {
        return server.map(OwnPort::number).orElse(0);
    }

    @Override
    public synchronized Result execute() {
        if (!enabled) {
            return new Result(Result.Status.OK, "Metrics are switched off");
        }
        if (server.isPresent()) {
            return new Result(Result.Status.OK, "Metrics can be read at port " + port());
        }
        return new Result(Result.Status.WARN, failure.isEmpty() ? "The port has yet to be opened" : failure);
    }

    @Deactivate
    void close() throws IOException {
        clock.shutdownNow();
        synchronized (this) {
            closed = true;
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }
}
