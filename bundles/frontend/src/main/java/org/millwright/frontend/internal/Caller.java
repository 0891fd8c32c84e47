// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import org.apache.shiro.authz.Authorizer;
import org.apache.shiro.subject.PrincipalCollection;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Principal;

/** Who sent a request, as Shiro's gate let them in, for this request alone. */
record Caller(PrincipalCollection principals, Authorizer rights) {

    Login login() {
        return principals.oneByType(Login.class);
    }

    Principal principal() {
        return login().principal();
    }

    boolean may(String scope, String action, String specific) {
        return rights.isPermitted(principals, new Rights.Right(scope, action, specific));
    }
}
