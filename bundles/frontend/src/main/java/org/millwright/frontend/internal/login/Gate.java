// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.login;

import java.util.Collection;
import java.util.List;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.pam.ModularRealmAuthenticator;
import org.apache.shiro.authc.pam.UnsupportedTokenException;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.realm.Realm;
import org.millwright.models.Problem;

/** Lets callers in by one of several ways, each request anew: there are neither sessions nor subjects that last. */
public final class Gate {

    private final DefaultSecurityManager security = new DefaultSecurityManager();

    public Gate(List<? extends Realm> ways) {
        security.setAuthenticator(new ByCredentials());
        security.setRealms(List.copyOf(ways));
    }

    /** @throws Problem where the credentials are wrong */
    public Caller login(AuthenticationToken token) {
        try {
            return new Caller(security.authenticate(token).getPrincipals(), security);
        } catch (AuthenticationException e) {
            throw e.getCause() instanceof Problem problem ? problem : e;
        }
    }

    /** Shiro would ask every realm, and say of them all only that they failed. */
    private static final class ByCredentials extends ModularRealmAuthenticator {
        @Override
        protected AuthenticationInfo doMultiRealmAuthentication(Collection<Realm> realms, AuthenticationToken token) {
            var realm = realms.stream()
                    .filter(way -> way.supports(token))
                    .findFirst()
                    .orElseThrow(UnsupportedTokenException::new);
            return doSingleRealmAuthentication(realm, token);
        }
    }
}
