// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.util.Map;
import java.util.Set;
import org.millwright.backend.access.Principal;
import org.millwright.backend.access.Scopes;
import org.millwright.models.Event;
import org.millwright.models.Kinds;
import org.millwright.models.Pref;
import org.millwright.models.Profile;

/** Who is told of which event: whoever may do to the object what the event says was done. */
final class EventRights {

    private static final Map<String, Set<String>> BUILT_IN = Scopes.of(Kinds.BUILT_IN);

    /** Kinds that are declared at run time have the rights that all kinds have, as profiles do. */
    private static final Set<String> DECLARED = BUILT_IN.get(Profile.KIND.name());

    /** An event whose type is not the name of a right is for everybody who is logged in. */
    static boolean sees(Principal principal, Kinds kinds, Event event) {
        String type = event.type();
        if (type.equals("log")) {
            return principal.may("logs", "get", "");
        }
        if (type.equals(Pref.KIND.name())) {
            return principal.may(type, "list", "");
        }
        var rights = BUILT_IN.get(type);
        boolean known = rights != null || kinds.find(type).isPresent();
        return !known || principal.may(type, right(event.action(), rights == null ? DECLARED : rights), event.key());
    }

    private static String right(String action, Set<String> rights) {
        String done = action.equals("save") ? "update" : action;
        return rights.contains(done) ? done : rights.contains("action") ? "action:" + done : "get";
    }

    private EventRights() {}
}
