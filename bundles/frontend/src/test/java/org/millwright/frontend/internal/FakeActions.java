// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millwright.backend.Request;
import org.millwright.models.Problem;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.host.Actions;

/** One provider with one command for machines and one for the system. */
public final class FakeActions implements Actions {

    public final List<String> runs = new ArrayList<>();
    boolean failing;

    private static final List<AvailableAction> ALL = List.of(
            new AvailableAction("incrementer", "machines", "increment", List.of(), List.of("incrementer/step")),
            new AvailableAction("incrementer", "", "incrstatus", List.of(), List.of()));

    @Override
    public List<AvailableAction> on(String kind, String key) {
        String model = kind.equals("system") ? "" : kind;
        return ALL.stream().filter(action -> action.model().equals(model)).toList();
    }

    @Override
    public Object run(Request request, String kind, String key, String command, Map<String, Object> params) {
        if (on(kind, key).stream().noneMatch(action -> action.command().equals(command))) {
            throw new Problem(kind, key, "INVOKE", List.of("Action " + command + " on " + kind + ": Not Found"), 400);
        }
        runs.add(request.principal() + " " + kind + " " + key + " " + command + " " + params);
        return 1;
    }

    @Override
    public List<PluginDefinition> providers() {
        if (failing) {
            throw new IllegalStateException("broken for a test");
        }
        return List.of(new PluginDefinition("incrementer", "v1.0.0", "Counts", true, ALL, List.of(), List.of()));
    }
}
