// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin;

import java.util.List;
import java.util.Map;

/**
 * What a provider offers.
 *
 * @param autoStart whether an instance of the provider's name is made when there is none
 * @param storeObjects kinds of objects of its own that the server keeps as long as the provider is here: by the name of
 *     the kind, JSON schemas by the names of fields; {@code isrequired} and {@code isunique} in one of them say that each
 *     object has that field, and none the same
 */
public record PluginDefinition(
        String name,
        String version,
        String documentation,
        boolean autoStart,
        List<AvailableAction> availableActions,
        List<String> requiredParams,
        List<String> optionalParams,
        Map<String, Map<String, Object>> storeObjects) {

    public PluginDefinition {
        storeObjects = Map.copyOf(storeObjects);
        availableActions = List.copyOf(availableActions);
        requiredParams = List.copyOf(requiredParams);
        optionalParams = List.copyOf(optionalParams);
    }

    /** Of a provider without kinds of its own. */
    public PluginDefinition(
            String name,
            String version,
            String documentation,
            boolean autoStart,
            List<AvailableAction> availableActions,
            List<String> requiredParams,
            List<String> optionalParams) {
        this(name, version, documentation, autoStart, availableActions, requiredParams, optionalParams, Map.of());
    }

    /** With its own name filled in as the provider of its actions. */
    public PluginDefinition withProvider() {
        return new PluginDefinition(
                name,
                version,
                documentation,
                autoStart,
                availableActions.stream().map(action -> action.of(name)).toList(),
                requiredParams,
                optionalParams,
                storeObjects);
    }
}
