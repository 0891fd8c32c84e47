// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs the checks that are asked for, all at once, and waits only so long: a check that hangs holds up nobody. */
@Component(service = HealthCheckExecutor.class)
public final class BoundedChecks implements HealthCheckExecutor {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String EXCEPT = "-";

    private final Map<ServiceReference<HealthCheck>, WatchedCheck> checks = new ConcurrentHashMap<>();

    /** One for each check at most: none runs twice at a time. */
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                var thread = new Thread(work, "millwright-health");
                thread.setDaemon(true);
                return thread;
            });

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, ServiceReference<HealthCheck> reference) {
        checks.put(reference, new WatchedCheck(new HealthCheckMetadata(reference), check, threads));
    }

    void removeCheck(ServiceReference<HealthCheck> reference) {
        checks.remove(reference);
    }

    @Deactivate
    void close() {
        threads.shutdownNow();
    }

    @Override
    public List<HealthCheckExecutionResult> execute(HealthCheckSelector selector) {
        return execute(selector, new HealthCheckExecutionOptions());
    }

    @Override
    public List<HealthCheckExecutionResult> execute(HealthCheckSelector selector, HealthCheckExecutionOptions options) {
        var patience = options.getOverrideGlobalTimeout() > 0
                ? Duration.ofMillis(options.getOverrideGlobalTimeout())
                : PATIENCE;
        var chosen = checks.values().stream()
                .filter(check -> chosen(check.metadata(), selector, options.isCombineTagsWithOr()))
                .sorted(Comparator.comparing(check -> check.metadata().getName()))
                .toList();
        chosen.forEach(check -> check.begin(options.isForceInstantExecution()));
        return chosen.stream().map(check -> check.await(patience)).collect(Collectors.toList());
    }

    private static boolean chosen(HealthCheckMetadata check, HealthCheckSelector selector, boolean any) {
        var tags = wanted(selector.tags());
        boolean tagged = any
                ? tags.isEmpty() || tags.stream().anyMatch(check.getTags()::contains)
                : check.getTags().containsAll(tags);
        var names = wanted(selector.names());
        boolean named = names.isEmpty() || names.contains(check.getName());
        return tagged
                && named
                && check.getTags().stream().noneMatch(unwanted(selector.tags())::contains)
                && !unwanted(selector.names()).contains(check.getName());
    }

    private static List<String> wanted(String... given) {
        return given == null
                ? List.of()
                : Arrays.stream(given).filter(text -> !text.startsWith(EXCEPT)).toList();
    }

    private static List<String> unwanted(String... given) {
        return given == null
                ? List.of()
                : Arrays.stream(given)
                        .filter(text -> text.startsWith(EXCEPT))
                        .map(text -> text.substring(EXCEPT.length()))
                        .toList();
    }
}
