// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.Tenant;

/** A tenant has members of kinds that there are, and users who are in no other; it stays as long as it has users. */
final class TenantRule implements Rule<Tenant> {

    @Override
    public void check(Image image, Optional<Tenant> before, Tenant object, Faults faults) {
        for (String kind : object.members().keySet()) {
            boolean known =
                    before.filter(old -> old.members().containsKey(kind)).isPresent()
                            || image.kinds().find(kind).isPresent();
            faults.fatal(!known, "Invalid ");
        }
    }

    @Override
    public void checkLast(Image image, Optional<Tenant> before, Tenant object, Faults faults) {
        for (String user : object.users()) {
            for (Item<Tenant> other : image.table(Tenant.KIND).all()) {
                faults.fatal(
                        !other.key().equals(object.name())
                                && other.value().users().contains(user),
                        "User " + user + " already in tenant " + other.key()
                                + ", and users can only be in one tenant at a time");
            }
        }
    }

    @Override
    public List<String> keeps(Image image, Tenant object) {
        return object.users().isEmpty()
                ? List.of()
                : List.of("Constraining Users: [" + String.join(" ", object.users()) + "]");
    }
}
