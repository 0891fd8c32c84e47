// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import java.time.Instant;
import java.util.Date;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;

/** What a check found, or that it is still at it. */
record Found(HealthCheckMetadata metadata, Result result, long millis, Instant at, boolean timedOut)
        implements HealthCheckExecutionResult {

    @Override
    public Result getHealthCheckResult() {
        return result;
    }

    @Override
    public long getElapsedTimeInMs() {
        return millis;
    }

    @Override
    public Date getFinishedAt() {
        return Date.from(at);
    }

    @Override
    public boolean hasTimedOut() {
        return timedOut;
    }

    @Override
    public HealthCheckMetadata getHealthCheckMetadata() {
        return metadata;
    }
}
