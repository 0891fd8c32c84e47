// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;

/** Whether what lives is about to fill the heap, as the last full collection saw it. */
@Component(property = {"hc.name=memory", "hc.tags=memory"})
public final class MemoryHealth implements HealthCheck {

    private static final int MOST_PERCENT = 90;

    @Override
    public Result execute() {
        // The pool of what has lived longest is the largest.
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                .map(MemoryHealth::result)
                .orElseGet(() -> new Result(Result.Status.OK, "The heap does not say how full it is"));
    }

    private static Result result(MemoryPoolMXBean pool) {
        return result(
                pool.getCollectionUsage().getUsed(), pool.getCollectionUsage().getMax());
    }

    static Result result(long living, long most) {
        boolean full = most > 0 && living * 100 / most >= MOST_PERCENT;
        String found =
                (living >> 20) + " MiB of at most " + (most >> 20) + " were alive after the last full collection";
        return full
                ? new Result(Result.Status.WARN, found + "; start with a larger MILLWRIGHT_HEAP")
                : new Result(Result.Status.OK, found);
    }
}
