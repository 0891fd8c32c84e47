// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.login;

import java.util.function.Function;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.millwright.backend.access.Login;
import org.millwright.models.Problem;

/** One way to log in: takes one type of credentials and has the backend check them. */
public final class LoginRealm<T extends AuthenticationToken> extends AuthorizingRealm {

    private final Class<T> credentials;
    private final Function<T, Login> check;

    /** @param check throws a {@link Problem} where the credentials are wrong */
    public LoginRealm(String name, Class<T> credentials, Function<T, Login> check) {
        // What is right is known once the check is done, and remembered there.
        super(null, new AllowAllCredentialsMatcher());
        this.credentials = credentials;
        this.check = check;
        setName(name);
        setAuthenticationTokenClass(credentials);
        setCachingEnabled(false);
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        try {
            return new SimpleAuthenticationInfo(
                    check.apply(credentials.cast(token)), token.getCredentials(), getName());
        } catch (Problem p) {
            throw new AuthenticationException(p);
        }
    }

    @Override
    protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        var info = new SimpleAuthorizationInfo();
        info.addObjectPermission(new Rights(principals.oneByType(Login.class).principal()));
        return info;
    }
}
