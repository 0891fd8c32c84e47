// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.login;

import org.apache.shiro.authz.Permission;
import org.millwright.backend.access.Principal;

/** What somebody may do, as Shiro holds it: asked of the principal, whose claims alone know what implies what. */
record Rights(Principal holder) implements Permission {

    /** What is to be done. */
    record Right(String scope, String action, String specific) implements Permission {
        @Override
        public boolean implies(Permission other) {
            return equals(other);
        }
    }

    /** Shiro keeps rights in sets, and would read all of them for it. */
    @Override
    public int hashCode() {
        return holder.name().hashCode();
    }

    @Override
    public boolean implies(Permission wanted) {
        return wanted instanceof Right right && holder.may(right.scope(), right.action(), right.specific());
    }
}
