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

    private static final Set<String> OBJECT_ACTIONS =
            Set.of("list", "get", "create", "delete", "actions", "update", "action");
    private static final Set<String> PARAM_ACTIONS = Set.of("getSecure", "updateSecure");
    private static final Map<String, Set<String>> BUILT_IN = new Scopes(Kinds.BUILT_IN).known;

    private final Map<String, Set<String>> known = new TreeMap<>();

    private Scopes(Kinds kinds) {
        kinds.all().forEach(this::objects);
        know("plugin_providers", "list", "get", "create", "delete");
        know("interfaces", "list", "get");
        know(User.KIND.name(), "token", "password");
        know(Job.KIND.name(), "log");
        know(Machine.KIND.name(), "updateTaskList", "token", "whoami");
        know("contents", "list", "get", "create", "update", "delete");
        know("files", "list", "get", "post", "delete");
        know("isos", "list", "get", "post", "delete");
        know("info", "get");
        know("objects", "list");
        know("events", "post");
        know("logs", "get");
        know("audit", "get");
        know("system", "actions", "action", "upgrade", "backup", "restore", "active", "passive", "replicate");
    }

    private void objects(Kind<?> kind) {
        if (kind.type() == Pref.class) {
            know(kind.name(), "list", "post");
            return;
        }
        actions(kind.name()).addAll(OBJECT_ACTIONS);
        if (kind.params().isPresent()) {
            actions(kind.name()).addAll(PARAM_ACTIONS);
        }
    }

    private Set<String> actions(String scope) {
        return known.computeIfAbsent(scope, name -> new TreeSet<>());
    }

    private void know(String scope, String... actions) {
        actions(scope).addAll(Set.of(actions));
    }

    /** Actions by scope, both sorted, where there are these kinds of objects. */
    public static Map<String, Set<String>> of(Kinds kinds) {
        return Collections.unmodifiableMap(new Scopes(kinds).known);
    }

    /**
     * Whether there may be such a right; of {@code update:/Name} or {@code action:reboot} the part before the colon counts.
     * What isn't built in can only be a kind that is declared at run time.
     */
    static boolean has(String scope, String action) {
        int colon = action.indexOf(':');
        String word = colon < 0 ? action : action.substring(0, colon);
        var known = BUILT_IN.get(scope);
        return known == null ? OBJECT_ACTIONS.contains(word) || PARAM_ACTIONS.contains(word) : known.contains(word);
    }
}
