// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the store takes writes, and has caught up with what it took. */
@Component(property = {"hc.name=store", "hc.tags=store", "hc.tags=ready"})
public final class StoreHealth implements HealthCheck {

    private final Vitals vitals;

    @Activate
    public StoreHealth(@Reference Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public Result execute() {
        var ailments = vitals.store();
        return ailments.isEmpty()
                ? new Result(Result.Status.OK, "The store takes writes")
                : new Result(Result.Status.CRITICAL, String.join("; ", ailments));
    }
}
