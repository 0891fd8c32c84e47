// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.Answers;
import org.millwright.frontend.internal.exchange.Exchange;
import org.millwright.frontend.internal.exchange.ExchangeHandler;
import org.millwright.frontend.internal.exchange.LogWish;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.frontend.internal.login.Authentication;
import org.millwright.http.Direct;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells probes whether the server lives, is ready to serve, or is well in all respects. Without a login that one word;
 * who may read what the server is gets each check, too.
 */
@Component(service = Direct.class, property = Direct.PATH + "=/health")
public final class HealthHandler implements ExchangeHandler {

    private static final Map<String, HealthCheckSelector> SELECTORS = Map.of(
            "/health",
            HealthCheckSelector.empty(),
            "/health/live",
            HealthCheckSelector.tags("live"),
            "/health/ready",
            HealthCheckSelector.tags("ready"));

    /** With these the server does what it is for. */
    private static final Set<Status> SERVING = Set.of(Status.OK, Status.WARN);

    private final HealthCheckExecutor checks;
    private final Authentication authentication;

    private record Seen(@JsonProperty("status") Status status) {}

    private record Details(@JsonProperty("status") Status status, @JsonProperty("checks") List<Check> checks) {}

    private record Check(
            @JsonProperty("name") String name,
            @JsonProperty("status") Status status,
            @JsonProperty("messages") List<String> messages) {}

    @Activate
    public HealthHandler(@Reference HealthCheckExecutor checks, @Reference Authentication authentication) {
        this.checks = checks;
        this.authentication = authentication;
    }

    @Override
    public void serve(Exchange exchange) {
        Answers.write(exchange, answer(exchange).with("Cache-Control", "no-store"));
    }

    private Answer answer(Exchange exchange) {
        var selector = SELECTORS.get(exchange.path());
        if (selector == null) {
            return Answer.noRoute(exchange.method(), exchange.path());
        }
        if (!Set.of("GET", "HEAD").contains(exchange.method())) {
            return Answer.empty(405).with("Allow", "GET, HEAD");
        }
        try {
            var caller = authentication.of(
                    LogWish.of(exchange), exchange.header("Authorization"), Query.parse(exchange.query()));
            boolean all = caller.filter(asker -> asker.may("info", "get", "")).isPresent();
            return answer(checks.execute(selector), all);
        } catch (Problem p) {
            return Answer.of(p);
        }
    }

    static Answer answer(List<HealthCheckExecutionResult> results, boolean all) {
        var worst = results.stream()
                .map(result -> result.getHealthCheckResult().getStatus())
                .max(Comparator.naturalOrder())
                .orElse(Status.OK);
        var seen = all
                ? Answer.ok(new Details(
                        worst, results.stream().map(HealthHandler::check).toList()))
                : Answer.ok(new Seen(worst));
        return SERVING.contains(worst) ? seen : seen.with(503, seen.body());
    }

    private static Check check(HealthCheckExecutionResult result) {
        var messages = new ArrayList<String>();
        result.getHealthCheckResult().forEach(entry -> messages.add(entry.getMessage()));
        return new Check(
                result.getHealthCheckMetadata().getName(),
                result.getHealthCheckResult().getStatus(),
                messages);
    }
}
