// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import org.millwright.backend.Backend;
import org.millwright.backend.access.Logins;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns at each start while the first user has the password that everybody knows. */
@Component(
        service = {},
        immediate = true)
public final class InitialPassword {

    private static final Logger LOG = LoggerFactory.getLogger(InitialPassword.class);

    @Activate
    public InitialPassword(@Reference Backend backend, @Reference Logins logins) {
        var thread = new Thread(() -> look(backend, logins), "millwright-initial-password");
        thread.setDaemon(true);
        thread.start();
    }

    private static void look(Backend backend, Logins logins) {
        if (unchanged(backend, logins)) {
            LOG.warn(
                    "User rocketskates still has the initial password; change it: PUT /api/v3/users/rocketskates/password");
        }
    }

    static boolean unchanged(Backend backend, Logins logins) {
        try {
            logins.login(backend.image(), "rocketskates", "r0cketsk8ts");
            return true;
        } catch (Problem p) {
            return false;
        }
    }
}
