// SPDX-License-Identifier: Apache-2.0
package org.millwright.incrementer.internal;

import java.util.List;
import java.util.Map;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;
import org.osgi.service.component.annotations.Component;

/** The example of a plugin: counts on a parameter of a machine. */
@Component
public final class Incrementer implements PluginProvider {

    static final String STEP = "incrementer/step";
    static final String PARAMETER = "incrementer/parameter";
    static final String TOUCHED = "incrementer/touched";

    /** Objects of its own, some free, some with fields that have types: nothing is counted on them. */
    private static final Map<String, Map<String, Object>> KINDS = Map.of(
            "cows",
            Map.of(),
            "typed-cows",
            Map.of(
                    "CanMilk", Map.of("type", "boolean"),
                    "Location", Map.of("type", "string"),
                    "Spotted", Map.of("type", "boolean", "isrequired", true)));

    @Override
    public PluginDefinition definition() {
        var actions = List.of(
                AvailableAction.on("machines", "increment", List.of(), List.of(STEP, PARAMETER)),
                AvailableAction.on("machines", "reset_count", List.of(TOUCHED), List.of()),
                AvailableAction.on("", "incrstatus", List.of(), List.of()));
        return new PluginDefinition(
                "incrementer",
                "v0.1.0",
                "Counts on a parameter of a machine",
                true,
                actions,
                List.of(),
                List.of(),
                KINDS);
    }

    @Override
    public RunningPlugin start(PluginContext context) {
        return new Counting(context);
    }
}
