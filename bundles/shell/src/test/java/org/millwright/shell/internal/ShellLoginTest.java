// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.backend.internal.LoginLimits;
import org.millwright.backend.internal.PasswordLogins;
import org.millwright.models.Claim;
import org.millwright.models.Role;
import org.millwright.models.User;
import org.millwright.store.MemoryStore;

class ShellLoginTest {

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final PasswordLogins logins =
            new PasswordLogins(new LoginLimits(Clock.systemUTC(), 2, 100, Duration.ofHours(1)));

    @BeforeEach
    void fill() {
        role("all", new Claim("*", "*", "*"));
        role("machines", new Claim("machines", "*", "*"));
        user("ada", "all");
        user("bob", "machines");
    }

    private void role(String name, Claim claim) {
        backend.write(
                Request.of("test"), tx -> tx.create(Role.KIND, new Role(Map.of(), "", name, List.of(claim), "", "")));
    }

    private void user(String name, String role) {
        backend.write(
                Request.of("test"),
                tx -> tx.create(User.KIND, new User(Map.of(), "", name, "", logins.hash("secret"), "", List.of(role))));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void letsInWhoHoldsAllRights() throws LoginException {
        assertThat(login("ada", "secret", "/127.0.0.1:4711")).contains("ada", "ssh", "admin");
    }

    @Test
    void refusesWhoHoldsLess() {
        assertThatThrownBy(() -> login("bob", "secret", "/127.0.0.1:4711"))
                .isInstanceOf(FailedLoginException.class)
                .hasMessageContaining("hold all rights");
    }

    @Test
    void makesWhoeverFailsTooOftenWaitAtThatAddress() throws LoginException {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> login("ada", "wrong", "/[fe80:0:0:0:0:0:0:1%2]:4711"))
                    .hasMessage("Access Denied");
        }
        assertThatThrownBy(() -> login("ada", "secret", "/[fe80:0:0:0:0:0:0:1%2]:4712"))
                .hasMessageContaining("try again in");
        assertThat(login("ada", "secret", "/127.0.0.1:4711")).contains("ada");
    }

    @Test
    void takesPasswordsOnly() {
        assertThatThrownBy(() -> module(new Subject(), callbacks -> {
                            throw new UnsupportedCallbackException(callbacks[1]);
                        })
                        .login())
                .hasMessage("The shell takes passwords only");
    }

    private List<String> login(String user, String password, String address) throws LoginException {
        var subject = new Subject();
        subject.getPrincipals().add(new ClientPrincipal("ssh", address));
        var module = module(subject, callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName(user);
                } else if (callback instanceof PasswordCallback asked) {
                    asked.setPassword(password.toCharArray());
                }
            }
        });
        module.login();
        module.commit();
        return subject.getPrincipals().stream().map(Principal::getName).toList();
    }

    private ShellLogin module(Subject subject, CallbackHandler handler) {
        var module = new ShellLogin();
        module.initialize(subject, handler, Map.of(), Map.of(ShellLogin.BACKEND, backend, ShellLogin.LOGINS, logins));
        return module;
    }
}
