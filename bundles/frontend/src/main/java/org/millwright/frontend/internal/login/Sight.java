// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.login;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.millwright.backend.Image;
import org.millwright.backend.access.Principal;
import org.millwright.models.Item;
import org.millwright.models.Job;
import org.millwright.models.Kind;
import org.millwright.models.Lease;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Reservation;
import org.millwright.models.Tenant;
import org.millwright.models.User;

/** What somebody sees: of the kinds that a tenant of theirs names, its members, and what belongs to its machines. */
public record Sight(Image image, Optional<Tenant> tenant) {

    private static final String USER = "user:";

    public static Sight of(Image image, Principal principal) {
        if (!principal.name().startsWith(USER)) {
            return new Sight(image, Optional.empty());
        }
        String name = principal.name().substring(USER.length());
        var groups = image.find(User.KIND, name)
                .map(user -> user.value().meta().getOrDefault("auth-groups", ""))
                .map(words -> Arrays.stream(words.split(",")).map(word -> "auth-groups:" + word.trim()))
                .map(words -> words.toList())
                .orElse(List.of());
        return new Sight(
                image,
                image.table(Tenant.KIND).all().stream()
                        .map(Item::value)
                        .filter(tenant -> tenant.users().contains(name)
                                || tenant.users().stream().anyMatch(groups::contains))
                        .findFirst());
    }

    /** Whether objects of this kind may be out of sight. */
    public boolean limits(Kind<?> kind) {
        return tenant.filter(named -> named.members().containsKey(kind.name())).isPresent();
    }

    public <T extends Model> Predicate<Item<T>> of(Kind<T> kind) {
        return item -> !limits(kind)
                || tenant.orElseThrow().holds(kind.name(), item.key())
                || machine(item.value()).filter(of(Machine.KIND)).isPresent();
    }

    private Optional<Item<Machine>> machine(Model value) {
        if (value instanceof Job job) {
            return image.find(Machine.KIND, job.machine());
        } else if (value instanceof Lease lease) {
            return withAddress(lease.token());
        } else if (value instanceof Reservation reservation) {
            return withAddress(reservation.token());
        }
        return Optional.empty();
    }

    private Optional<Item<Machine>> withAddress(String hardware) {
        return image.table(Machine.KIND).with("HardwareAddr", hardware).stream().findFirst();
    }
}
