// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.login;

import org.apache.shiro.authz.Authorizer;
import org.apache.shiro.subject.PrincipalCollection;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Principal;

/** Who sent a request, as Shiro's gate let them in, for this request alone. */
public record Caller(PrincipalCollection principals, Authorizer rights) {

    public Login login() {
        return principals.oneByType(Login.class);
    }

    public Principal principal() {
        return login().principal();
    }

    public boolean may(String scope, String action, String specific) {
        return rights.isPermitted(principals, new Rights.Right(scope, action, specific));
    }
}
