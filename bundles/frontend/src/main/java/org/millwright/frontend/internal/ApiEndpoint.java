// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.backend.net.Endpoint;
import org.millwright.frontend.internal.routing.ApiConfig;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the other services where the API is, once it answers: registering a servlet is no proof, since the web server
 * takes it in later.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.millwright.frontend")
public final class ApiEndpoint {

    private static final int PERIOD_MS = 50;

    private final BundleContext context;
    private final Endpoint endpoint;
    private final Probe probe;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "millwright-api-probe"));
    private final Future<?> looks;
    private Optional<ServiceRegistration<Endpoint>> registration = Optional.empty();

    @Activate
    public ApiEndpoint(BundleContext context, @Reference Addresses addresses, ApiConfig config) {
        this.context = context;
        var local = addresses.localFor(Asker.UNKNOWN);
        String host = local.isNone() ? "127.0.0.1" : local.text();
        this.endpoint = new Endpoint("api", config.port(), true, "https://" + host + ":" + config.port());
        this.probe = new Probe(config.port());
        looks = clock.scheduleWithFixedDelay(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        // Both are asked for a login only once their routes are there.
        if (!clock.isShutdown() && probe.status("/api/v3/machines") == 401 && probe.status("/api/v3/info") == 401) {
            registration = Optional.of(context.registerService(Endpoint.class, endpoint, null));
            clock.shutdown();
        }
    }

    @Deactivate
    synchronized void close() {
        looks.cancel(true);
        clock.shutdownNow();
        registration.ifPresent(ServiceRegistration::unregister);
    }
}
