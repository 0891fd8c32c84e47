// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One run of a command.
 *
 * @param model the object it acts on, in wire form
 * @param commandSet the kind of that object, or {@code system}
 * @param params given by the caller, completed from the object's parameters
 */
public record Action(
        JsonNode model, String plugin, String command, String commandSet, String key, Map<String, Object> params) {}
