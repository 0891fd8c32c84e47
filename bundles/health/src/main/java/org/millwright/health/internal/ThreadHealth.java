// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;

/** Whether threads wait for each other for ever: what only a restart mends. */
@Component(property = {"hc.name=threads", "hc.tags=live", "hc.resultCacheTtlInMs:Long=5000"})
public final class ThreadHealth implements HealthCheck {

    @Override
    public Result execute() {
        var threads = ManagementFactory.getThreadMXBean();
        long[] stuck = threads.findDeadlockedThreads();
        if (stuck == null) {
            return new Result(Result.Status.OK, threads.getThreadCount() + " threads, none waits for ever");
        }
        var names = Arrays.stream(threads.getThreadInfo(stuck))
                .filter(Objects::nonNull)
                .map(ThreadInfo::getThreadName)
                .collect(Collectors.joining(", "));
        return new Result(Result.Status.CRITICAL, "These threads wait for each other for ever: " + names);
    }
}
