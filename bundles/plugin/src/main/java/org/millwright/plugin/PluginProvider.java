// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/** Registered as a service by a plugin bundle: says what it offers and starts instances of it. */
@ConsumerType
public interface PluginProvider {

    PluginDefinition definition();

    /**
     * Starts the instance that a {@code plugins} object names; called once for each.
     *
     * @throws ActionException where it can't start; the message is kept with the plugin object
     */
    RunningPlugin start(PluginContext context);
}
