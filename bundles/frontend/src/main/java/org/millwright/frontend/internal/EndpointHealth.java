// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.millwright.backend.net.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether each listener of the server answers, and at the port where it should. */
@Component(
        immediate = true,
        property = {"hc.name=endpoints", "hc.tags=ready", "hc.tags=network"})
public final class EndpointHealth implements HealthCheck {

    /** That long a server may start. */
    private static final Duration START = Duration.ofMinutes(1);

    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final long begin;

    @Activate
    public EndpointHealth() {
        this(System::nanoTime);
    }

    EndpointHealth(LongSupplier nanos) {
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEndpoint(Endpoint endpoint) {
        endpoints.put(endpoint.name(), endpoint);
    }

    void removeEndpoint(Endpoint endpoint) {
        endpoints.remove(endpoint.name(), endpoint);
    }

    @Override
    public Result execute() {
        var log = new ResultLog();
        for (String name : new TreeSet<>(Endpoint.PORTS.keySet())) {
            var endpoint = endpoints.get(name);
            log.add(endpoint == null ? missing(name) : entry(endpoint));
        }
        return new Result(log);
    }

    private ResultLog.Entry missing(String name) {
        return nanos.getAsLong() - begin < START.toNanos()
                ? new ResultLog.Entry(Result.Status.TEMPORARILY_UNAVAILABLE, name + " has yet to start")
                : new ResultLog.Entry(Result.Status.CRITICAL, name + " does not answer; the log says why");
    }

    private static ResultLog.Entry entry(Endpoint endpoint) {
        if (endpoint.ailment().isEmpty()) {
            return new ResultLog.Entry(Result.Status.OK, endpoint.name() + " " + endpoint.address());
        }
        var status = endpoint.enabled() ? Result.Status.WARN : Result.Status.CRITICAL;
        return new ResultLog.Entry(status, endpoint.name() + ": " + endpoint.ailment());
    }
}
