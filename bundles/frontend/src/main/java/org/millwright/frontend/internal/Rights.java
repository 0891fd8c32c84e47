// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

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

    @Override
    public boolean implies(Permission wanted) {
        return wanted instanceof Right right && holder.may(right.scope(), right.action(), right.specific());
    }
}
