// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedChecksTest {

    private static final HealthCheckExecutionOptions IMPATIENT =
            new HealthCheckExecutionOptions().setOverrideGlobalTimeout(50);

    private final BoundedChecks checks = new BoundedChecks();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        checks.close();
    }

    private static HealthCheck finding(Status status) {
        return () -> new Result(status, "found");
    }

    private Result hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Result(Status.OK, "late");
    }

    private static List<String> names(List<HealthCheckExecutionResult> results) {
        return results.stream()
                .map(result -> result.getHealthCheckMetadata().getName())
                .toList();
    }

    private static List<Status> statuses(List<HealthCheckExecutionResult> results) {
        return results.stream()
                .map(result -> result.getHealthCheckResult().getStatus())
                .toList();
    }

    @Test
    void runsThoseThatHaveTheTags() {
        checks.addCheck(finding(Status.OK), References.to("b", "ready", "x"));
        checks.addCheck(finding(Status.WARN), References.to("a", "ready"));
        checks.addCheck(finding(Status.CRITICAL), References.to("c", "live"));
        assertThat(names(checks.execute(HealthCheckSelector.tags("ready")))).containsExactly("a", "b");
        assertThat(names(checks.execute(HealthCheckSelector.tags("ready", "x"))))
                .containsExactly("b");
        assertThat(names(checks.execute(HealthCheckSelector.tags("ready", "-x"))))
                .containsExactly("a");
        assertThat(names(checks.execute(HealthCheckSelector.names("c")))).containsExactly("c");
        var any = new HealthCheckExecutionOptions().setCombineTagsWithOr(true);
        assertThat(names(checks.execute(HealthCheckSelector.tags("x", "live"), any)))
                .containsExactly("b", "c");
        assertThat(statuses(checks.execute(HealthCheckSelector.empty())))
                .containsExactly(Status.WARN, Status.OK, Status.CRITICAL);
    }

    @Test
    void doesNotWaitForOneThatHangs() {
        checks.addCheck(finding(Status.OK), References.to("a"));
        checks.addCheck(this::hang, References.to("hangs"));
        var results = checks.execute(HealthCheckSelector.empty(), IMPATIENT);
        assertThat(statuses(results)).containsExactly(Status.OK, Status.TEMPORARILY_UNAVAILABLE);
        assertThat(results.get(1).hasTimedOut()).isTrue();
        over.countDown();
        assertThat(statuses(checks.execute(
                        HealthCheckSelector.names("hangs"),
                        new HealthCheckExecutionOptions().setOverrideGlobalTimeout(60_000))))
                .containsExactly(Status.OK);
    }

    @Test
    void runsOneThatHangsOnlyOnce() {
        var runs = new AtomicInteger();
        checks.addCheck(
                () -> {
                    runs.incrementAndGet();
                    return hang();
                },
                References.to("hangs"));
        checks.execute(HealthCheckSelector.empty(), IMPATIENT);
        checks.execute(HealthCheckSelector.empty(), IMPATIENT.setForceInstantExecution(true));
        assertThat(runs).hasValue(1);
    }

    @Test
    void tellsWhatItFoundJustNowAgain() {
        var runs = new AtomicInteger();
        checks.addCheck(() -> new Result(Status.OK, "run " + runs.incrementAndGet()), References.to("a"));
        for (int i = 0; i < 3; i++) {
            checks.execute(HealthCheckSelector.empty());
        }
        assertThat(runs).hasValue(1);
        checks.execute(HealthCheckSelector.empty(), new HealthCheckExecutionOptions().setForceInstantExecution(true));
        assertThat(runs).hasValue(2);
    }

    @Test
    void tellsThatOneFailed() {
        checks.addCheck(
                () -> {
                    throw new IllegalStateException("broken");
                },
                References.to("a"));
        var results = checks.execute(HealthCheckSelector.empty());
        assertThat(statuses(results)).containsExactly(Status.HEALTH_CHECK_ERROR);
        assertThat(results.get(0).getHealthCheckResult().toString()).contains("broken");
    }

    @Test
    void forgetsOneThatIsGone() {
        var reference = References.to("a");
        checks.addCheck(finding(Status.OK), reference);
        checks.removeCheck(reference);
        assertThat(checks.execute(HealthCheckSelector.empty())).isEmpty();
    }
}
