// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import org.apache.shiro.subject.Subject;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Principal;

/** Who sent a request: a subject of Shiro's, logged in for this request alone. */
record Caller(Subject subject) {

    Login login() {
        return subject.getPrincipals().oneByType(Login.class);
    }

    Principal principal() {
        return login().principal();
    }

    boolean may(String scope, String action, String specific) {
        return subject.isPermitted(new Rights.Right(scope, action, specific));
    }
}
