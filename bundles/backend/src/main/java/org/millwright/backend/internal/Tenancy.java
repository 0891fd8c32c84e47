// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.millwright.backend.Transaction;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Tenant;
import org.millwright.models.User;

/** Keeps the tenants true to the objects: what a tenant's user makes is theirs, and what is gone is nobody's. */
final class Tenancy {

    private static final String USER = "user:";

    private final Transaction transaction;

    Tenancy(Transaction transaction) {
        this.transaction = transaction;
    }

    void created(Kind<?> kind, String key) {
        String maker = transaction.request().principal();
        if (!maker.startsWith(USER)) {
            return;
        }
        String name = maker.substring(USER.length());
        of(tenant -> tenant.users().contains(name) && tenant.members().containsKey(kind.name()))
                .filter(tenant -> !tenant.holds(kind.name(), key))
                .ifPresent(tenant -> {
                    var keys = new ArrayList<>(tenant.members().get(kind.name()));
                    keys.add(key);
                    save(tenant.with(kind.name(), keys));
                });
    }

    void deleted(Kind<?> kind, String key) {
        for (Item<Tenant> item :
                List.copyOf(transaction.image().table(Tenant.KIND).all())) {
            var tenant = item.value();
            if (item.status().readOnly()) {
                continue;
            }
            if (tenant.holds(kind.name(), key)) {
                tenant = tenant.with(kind.name(), without(tenant.members().get(kind.name()), key));
            }
            if (kind.equals(User.KIND)) {
                tenant = tenant.withUsers(without(tenant.users(), key));
            }
            if (!tenant.equals(item.value())) {
                save(tenant);
            }
        }
    }

    private Optional<Tenant> of(Predicate<Tenant> wanted) {
        return transaction.image().table(Tenant.KIND).all().stream()
                .filter(item -> !item.status().readOnly())
                .map(Item::value)
                .filter(wanted)
                .findFirst();
    }

    private void save(Tenant tenant) {
        transaction.save(Tenant.KIND, tenant);
    }

    private static List<String> without(List<String> all, String one) {
        return all.stream().filter(word -> !word.equals(one)).toList();
    }
}
