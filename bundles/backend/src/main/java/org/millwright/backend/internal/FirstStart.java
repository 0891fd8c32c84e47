// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Map;
import org.millwright.backend.Backend;
import org.millwright.backend.Prefs;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.backend.access.Logins;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.Role;
import org.millwright.models.User;

/** What a server has before anybody wrote anything: the global profile, its secrets, and a first user. */
final class FirstStart {

    private static final Map<String, String> GLOBAL_META =
            Map.of("icon", "world", "color", "blue", "title", "Digital Rebar Provision");

    private final Logins logins;

    FirstStart(Logins logins) {
        this.logins = logins;
    }

    void complete(Backend backend) {
        boolean complete = backend.image().find(Profile.KIND, Profile.GLOBAL).isPresent()
                && !backend.image().pref(Prefs.BASE_TOKEN_SECRET).isEmpty()
                && backend.image().table(User.KIND).size() > 0;
        if (!complete) {
            backend.write(Request.of("backend"), this::fill);
        }
    }

    private Void fill(Transaction tx) {
        if (tx.image().find(Profile.KIND, Profile.GLOBAL).isEmpty()) {
            tx.create(
                    Profile.KIND,
                    new Profile(
                            GLOBAL_META,
                            "",
                            Profile.GLOBAL,
                            "Global profile attached automatically to all machines.",
                            "",
                            Map.of(),
                            List.of()));
        }
        secret(tx, Prefs.BASE_TOKEN_SECRET);
        secret(tx, Prefs.SYSTEM_GRANTOR_SECRET);
        if (tx.image().table(User.KIND).size() == 0) {
            tx.create(
                    User.KIND,
                    new User(
                            Map.of(),
                            "",
                            "rocketskates",
                            "",
                            logins.hash("r0cketsk8ts"),
                            "",
                            List.of(Role.SUPERUSER.name())));
        }
        return null;
    }

    private static void secret(Transaction tx, String pref) {
        if (tx.image().pref(pref).isEmpty()) {
            tx.save(Pref.KIND, Pref.of(pref, Secrets.random(32)));
        }
    }
}
