// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millwright.backend.Backend;
import org.millwright.backend.access.Logins;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns at each start while the first user has the password that everybody knows. */
@Component(
        service = {},
        immediate = true)
public final class InitialPassword {

    private static final Logger LOG = LoggerFactory.getLogger(InitialPassword.class);
    private static final int AFTER_S = 15;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "millwright-initial-password");
        thread.setDaemon(true);
        return thread;
    });

    /** Looks once the start is over: checking a password is slow on purpose. */
    @Activate
    public InitialPassword(@Reference Backend backend, @Reference Logins logins) {
        var unused = clock.schedule(() -> look(backend, logins), AFTER_S, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        clock.shutdownNow();
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
