// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.models.Job;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Machine;
import org.millwright.models.Pref;
import org.millwright.models.User;

/** The rights that there are: what may be done ({@code action}) within each {@code scope}. */
public final class Scopes {

    private static final Map<String, Set<String>> ALL = new TreeMap<>();

    static {
        Kinds.ALL.forEach(Scopes::objects);
        know("plugin_providers", "list", "get");
        know(User.KIND.name(), "token", "password");
        know(Job.KIND.name(), "log");
        know(Machine.KIND.name(), "updateTaskList");
        know("contents", "list", "get", "create", "update", "delete");
        know("files", "list", "get", "post", "delete");
        know("isos", "list", "get", "post", "delete");
        know("info", "get");
        know("objects", "list");
        know("events", "post");
        know("logs", "get");
        know("system", "actions", "action", "upgrade");
    }

    private static void objects(Kind<?> kind) {
        if (kind.type() == Pref.class) {
            know(kind.name(), "list", "post");
            return;
        }
        know(kind.name(), "list", "get", "create", "delete", "actions", "update", "action");
        if (kind.params().isPresent()) {
            know(kind.name(), "getSecure", "updateSecure");
        }
    }

    private static void know(String scope, String... actions) {
        ALL.computeIfAbsent(scope, name -> new TreeSet<>()).addAll(Set.of(actions));
    }

    /** Actions by scope, both sorted. */
    public static Map<String, Set<String>> all() {
        return Collections.unmodifiableMap(ALL);
    }

    /** Whether there is such a right; of {@code update:/Name} or {@code action:reboot} the part before the colon counts. */
    static boolean has(String scope, String action) {
        int colon = action.indexOf(':');
        return ALL.getOrDefault(scope, Set.of()).contains(colon < 0 ? action : action.substring(0, colon));
    }

    private Scopes() {}
}
