// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.io.IOException;
import java.security.Principal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.millwright.backend.Backend;
import org.millwright.backend.access.Logins;
import org.millwright.models.Ip;
import org.millwright.models.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One login to the shell, by the password of a user of the API. The shell can do anything, so the user must hold all
 * rights.
 */
public final class ShellLogin implements LoginModule {

    static final String BACKEND = "backend";
    static final String LOGINS = "logins";

    private static final Logger LOG = LoggerFactory.getLogger(ShellLogin.class);
    private static final Set<String> ROLES =
            new TreeSet<>(Set.of("ssh", "admin", "manager", "viewer", "systembundles"));
    // As a socket address is written: /10.0.0.1:4711 or /[fe80:0:0:0:0:0:0:1%2]:4711
    private static final Pattern ADDRESS = Pattern.compile("[^/]*/\\[?([0-9a-fA-F.:]+?)(%\\w+)?\\]?:\\d+");

    private Subject subject;
    private CallbackHandler asks;
    private Backend backend;
    private Logins logins;
    private final Set<Principal> granted = new HashSet<>();

    @Override
    public void initialize(Subject whom, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {
        subject = whom;
        asks = handler;
        backend = (Backend) options.get(BACKEND);
        logins = (Logins) options.get(LOGINS);
    }

    @Override
    public boolean login() throws LoginException {
        var name = new NameCallback("User: ");
        var password = new PasswordCallback("Password: ", false);
        try {
            asks.handle(new Callback[] {name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new FailedLoginException("The shell takes passwords only");
        }
        var given = password.getPassword();
        password.clearPassword();
        check(name.getName(), given == null ? "" : new String(given), from());
        granted.add(new UserPrincipal(name.getName()));
        ROLES.forEach(role -> granted.add(new RolePrincipal(role)));
        return true;
    }

    private void check(String user, String password, Ip from) throws LoginException {
        try {
            var login = logins.login(backend.image(), user, password, from);
            if (!login.principal().mayAll()) {
                throw refused(from, "The shell is for users who hold all rights");
            }
        } catch (Problem p) {
            throw refused(from, p.messages().get(0));
        }
    }

    private static LoginException refused(Ip from, String why) {
        LOG.info("Login to the shell from {} refused: {}", from, why);
        return new FailedLoginException(why);
    }

    private Ip from() {
        return subject.getPrincipals(ClientPrincipal.class).stream()
                .map(client -> ADDRESS.matcher(client.getAddress()))
                .filter(found -> found.matches())
                .map(found -> Ip.parse(found.group(1)))
                .findFirst()
                .orElse(Ip.NONE);
    }

    @Override
    public boolean commit() {
        subject.getPrincipals().addAll(granted);
        return !granted.isEmpty();
    }

    @Override
    public boolean abort() {
        return logout();
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeAll(granted);
        granted.clear();
        return true;
    }
}
