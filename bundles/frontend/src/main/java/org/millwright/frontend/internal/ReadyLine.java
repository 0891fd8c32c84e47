// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.backend.net.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on standard output, once, that every listener answers and the basic content is there. */
@Component(service = CommitListener.class, immediate = true)
public final class ReadyLine implements CommitListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);
    private static final int PATIENCE_S = 60;
    private static final List<String> SHOWN = List.of("api", "static", "tftp", "dhcp");

    private final Backend backend;
    private final PrintStream out;
    private final Map<String, Endpoint> endpoints = new TreeMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "millwright-ready");
        thread.setDaemon(true);
        return thread;
    });
    private final Future<?> complaint;
    private boolean said;

    @Activate
    public ReadyLine(@Reference Backend backend) {
        this(backend, System.out);
    }

    ReadyLine(Backend backend, PrintStream out) {
        this.backend = backend;
        this.out = out;
        complaint = clock.schedule(this::complain, PATIENCE_S, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        complaint.cancel(true);
        clock.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEndpoint(Endpoint endpoint) {
        synchronized (endpoints) {
            endpoints.put(endpoint.name(), endpoint);
            look();
        }
    }

    void removeEndpoint(Endpoint endpoint) {
        synchronized (endpoints) {
            endpoints.remove(endpoint.name(), endpoint);
        }
    }

    @Override
    public void joined(Image image) {
        synchronized (endpoints) {
            look();
        }
    }

    @Override
    public boolean concerns(Commit commit) {
        return commit.layersChanged();
    }

    @Override
    public void committed(Commit commit) {
        synchronized (endpoints) {
            look();
        }
    }

    private void look() {
        if (!said && missing().isEmpty()) {
            said = true;
            clock.shutdown();
            out.println(line());
            out.flush();
        }
    }

    private List<String> missing() {
        var missing = Endpoint.PORTS.keySet().stream()
                .filter(name -> !endpoints.containsKey(name))
                .sorted()
                .collect(Collectors.toList());
        boolean basic = backend.image().layers().stack().stream().anyMatch(layer -> layer.type() == Layer.Type.BASIC);
        if (!basic) {
            missing.add("basic content");
        }
        return missing;
    }

    private String line() {
        var start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "Millwright ready in %.1f s: ", seconds)
                + SHOWN.stream()
                        .map(name -> name + " " + endpoints.get(name).address())
                        .collect(Collectors.joining(" "));
    }

    private void complain() {
        synchronized (endpoints) {
            if (!said) {
                LOG.warn("Not ready after {} s, missing: {}", PATIENCE_S, String.join(", ", missing()));
            }
        }
    }
}
