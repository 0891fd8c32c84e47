// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin;

import java.util.List;

/**
 * What a provider offers.
 *
 * @param autoStart whether an instance of the provider's name is made when there is none
 */
public record PluginDefinition(
        String name,
        String version,
        String documentation,
        boolean autoStart,
        List<AvailableAction> availableActions,
        List<String> requiredParams,
        List<String> optionalParams) {

    public PluginDefinition {
        availableActions = List.copyOf(availableActions);
        requiredParams = List.copyOf(requiredParams);
        optionalParams = List.copyOf(optionalParams);
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
                optionalParams);
    }
}
