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
}
