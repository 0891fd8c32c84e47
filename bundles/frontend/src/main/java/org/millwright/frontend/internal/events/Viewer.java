// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.Prefs;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Principal;
import org.millwright.models.Event;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Role;
import org.millwright.models.User;

/** Who follows events: sees what the login may see, as the rights are now, until it is revoked. */
final class Viewer {

    private static final Set<String> WHO_MAY = Set.of(User.KIND.name(), Role.KIND.name());
    private static final List<String> KEYS = List.of(Prefs.BASE_TOKEN_SECRET, Prefs.SYSTEM_GRANTOR_SECRET);

    private final Backend backend;
    private final Login login;
    private volatile Optional<Principal> principal;

    Viewer(Backend backend, Login login) {
        this.backend = backend;
        this.login = login;
        this.principal = login.in(backend.image());
    }

    boolean sees(Event event) {
        return principal
                .filter(now -> EventRights.sees(now, backend.image().kinds(), event))
                .isPresent();
    }

    /** Takes the rights of now; whether the login still stands. */
    boolean stands() {
        principal = login.in(backend.image());
        return principal.isPresent();
    }

    /** Whether logins may have other rights after this commit, or have been revoked by it. */
    static boolean concerns(Commit commit) {
        return commit.layersChanged() || commit.changes().stream().anyMatch(Viewer::concerns);
    }

    private static boolean concerns(Commit.Change<?> change) {
        if (change.kind().equals(Machine.KIND.name())) {
            // One that is new has no token yet.
            return change.before().isPresent() && !secret(change.before()).equals(secret(change.after()));
        }
        return WHO_MAY.contains(change.kind()) || change.kind().equals(Pref.KIND.name()) && KEYS.contains(change.key());
    }

    private static Optional<String> secret(Optional<? extends Item<? extends Model>> item) {
        return item.map(found -> ((Machine) found.value()).secret());
    }
}
