// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;

/** One check and what it found last. It runs once at a time, however many ask. */
final class WatchedCheck {

    private static final long FRESH_MILLIS = 1000;
    private static final Duration SLOW = Duration.ofMinutes(1);

    private final HealthCheckMetadata metadata;
    private final HealthCheck check;
    private final Executor threads;
    private Optional<FutureTask<Found>> run = Optional.empty();
    private long started;

    WatchedCheck(HealthCheckMetadata metadata, HealthCheck check, Executor threads) {
        this.metadata = metadata;
        this.check = check;
        this.threads = threads;
    }

    HealthCheckMetadata metadata() {
        return metadata;
    }

    /** Begins a run, unless one is on the way or what the last one found is fresh enough. */
    synchronized void begin(boolean atOnce) {
        boolean running = run.filter(task -> !task.isDone()).isPresent();
        if (!running && (run.isEmpty() || atOnce || sinceStart().toMillis() >= fresh())) {
            var task = new FutureTask<>(this::look);
            run = Optional.of(task);
            started = System.nanoTime();
            threads.execute(task);
        }
    }

    private long fresh() {
        return Objects.requireNonNullElse(metadata.getResultCacheTtlInMs(), FRESH_MILLIS);
    }

    private synchronized Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private Found look() {
        long start = System.nanoTime();
        var result = result();
        return new Found(metadata, result, (System.nanoTime() - start) / 1_000_000, Instant.now(), false);
    }

    private Result result() {
        try {
            return check.execute();
        } catch (RuntimeException e) {
            return new Result(Result.Status.HEALTH_CHECK_ERROR, "The check failed: " + e, e);
        }
    }

    /** What the run that was begun finds, as long as it takes no longer than this since it was begun. */
    Found await(Duration patience) {
        var task = current();
        try {
            long left = Math.max(0, patience.minus(sinceStart()).toNanos());
            return task.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late(sinceStart());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late(sinceStart());
        } catch (ExecutionException e) {
            var result = new Result(Result.Status.HEALTH_CHECK_ERROR, "The check failed: " + e.getCause());
            return new Found(metadata, result, sinceStart().toMillis(), Instant.now(), false);
        }
    }

    private synchronized FutureTask<Found> current() {
        return run.orElseThrow();
    }

    private Found late(Duration passed) {
        var status = passed.compareTo(SLOW) < 0 ? Result.Status.TEMPORARILY_UNAVAILABLE : Result.Status.CRITICAL;
        var result = new Result(status, "No answer for " + passed.toMillis() + " ms");
        return new Found(metadata, result, passed.toMillis(), Instant.now(), true);
    }
}
