// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the clock goes forward. */
@Component(property = {"hc.name=clock", "hc.tags=clock"})
public final class ClockHealth implements HealthCheck {

    private final Vitals vitals;

    @Activate
    public ClockHealth(@Reference Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public Result execute() {
        var ailments = vitals.clock();
        return ailments.isEmpty()
                ? new Result(Result.Status.OK, "The clock goes forward")
                : new Result(Result.Status.WARN, "The clock " + String.join("; ", ailments));
    }
}
