// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.Faults;
import org.millwright.models.Lease;

/** A client has one lease under one strategy. */
final class LeaseRule implements Rule<Lease> {

    @Override
    public void check(Image image, Optional<Lease> before, Lease object, Faults faults) {
        if (object.state().equals("INVALID")) {
            return;
        }
        image.table(Lease.KIND).with("Token", object.token()).stream()
                .filter(other -> other.value().strategy().equals(object.strategy()))
                .filter(other -> !other.key().equals(object.addr().hex()))
                .forEach(other -> faults.fatal("Lease " + other.key() + " alreay has Strategy " + object.strategy()
                        + ": Token " + object.token()));
    }
}
