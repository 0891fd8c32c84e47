// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin;

import java.util.List;

/**
 * A command that running plugins offer on objects.
 *
 * @param provider filled in by the server
 * @param model the kind of object it acts on; empty for the system as a whole
 */
public record AvailableAction(
        String provider, String model, String command, List<String> requiredParams, List<String> optionalParams) {

    public AvailableAction {
        requiredParams = List.copyOf(requiredParams);
        optionalParams = List.copyOf(optionalParams);
    }

    public static AvailableAction on(String model, String command, List<String> required, List<String> optional) {
        return new AvailableAction("", model, command, required, optional);
    }

    /** The same action, offered by this provider. */
    AvailableAction of(String name) {
        return new AvailableAction(name, model, command, requiredParams, optionalParams);
    }
}
