// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.login;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.millwright.backend.Backend;
import org.millwright.backend.access.Logins;
import org.millwright.models.Ip;
import org.millwright.models.Problem;
import org.millwright.models.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns, at each start and whoever asks, while the first user has the password that everybody knows. */
@Component(
        immediate = true,
        property = {"hc.name=password", "hc.tags=security"})
public final class InitialPassword implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(InitialPassword.class);
    private static final int AFTER_S = 15;
    private static final String USER = "rocketskates";
    private static final String WARNING =
            "User rocketskates still has the initial password; change it: PUT /api/v3/users/rocketskates/password";

    private final Backend backend;
    private final Logins logins;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "millwright-initial-password");
        thread.setDaemon(true);
        return thread;
    });
    private String hash = "";
    private boolean known;

    /** Looks once the start is over: checking a password is slow on purpose. */
    @Activate
    public InitialPassword(@Reference Backend backend, @Reference Logins logins) {
        this.backend = backend;
        this.logins = logins;
        var unused = clock.schedule(this::look, AFTER_S, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        clock.shutdownNow();
    }

    private void look() {
        if (isKnown()) {
            LOG.warn(WARNING);
        }
    }

    @Override
    public Result execute() {
        return isKnown()
                ? new Result(Result.Status.WARN, WARNING)
                : new Result(Result.Status.OK, "User rocketskates has no well-known password");
    }

    /** Tries it once for each password that the user gets. */
    private synchronized boolean isKnown() {
        var image = backend.image();
        String now = image.find(User.KIND, USER)
                .map(user -> user.value().passwordHash())
                .orElse("");
        if (!now.equals(hash)) {
            known = opens(now);
            hash = now;
        }
        return known;
    }

    private boolean opens(String passwordHash) {
        try {
            logins.login(backend.image(), USER, "r0cketsk8ts", Ip.NONE);
            return !passwordHash.isEmpty();
        } catch (Problem p) {
            return false;
        }
    }
}
