// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host;

import java.util.List;
import java.util.Map;
import org.millwright.backend.Request;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginDefinition;

/** Finds and runs the commands of running plugins. {@code kind} is the kind of the object, or {@code system}. */
public interface Actions {

    /** What can be run on this object now, sorted by command; those whose required parameters are missing left out. */
    List<AvailableAction> on(String kind, String key);

    /**
     * Runs a command; parameters not given are taken from the object.
     *
     * @return null, text, number, boolean, list or map
     * @throws org.millwright.models.Problem type INVOKE: 400 unknown command or wrong parameters, 409 going away, or
     *     the plugin's own code
     */
    Object run(Request request, String kind, String key, String command, Map<String, Object> params);

    /** The providers that are here now, sorted by name. */
    List<PluginDefinition> providers();
}
