// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.backend.Backend;
import org.millwright.backend.events.Events;
import org.millwright.models.Event;
import org.millwright.models.Param;
import org.millwright.models.Plugin;
import org.millwright.plugin.Action;
import org.millwright.plugin.PluginDefinition;

/** Tells as events what plugins go through, and which actions are about to run. */
record PluginEvents(Backend backend, Events events) {

    private static final String HIDDEN = "******";

    /** @param step start, config, configed, stop, stopped or remove */
    void plugin(String step, String name) {
        var plugin = backend.image().find(Plugin.KIND, name);
        events.publish(new Event(Instant.now(), Plugin.KIND.name(), step, name, "", plugin.orElse(null), null));
    }

    /** @param step create or delete */
    void provider(String step, PluginDefinition provider) {
        events.publish(new Event(Instant.now(), "plugin_providers", step, provider.name(), "", provider, null));
    }

    void action(String principal, Action action) {
        var seen =
                new Run(action.model(), action.plugin(), action.command(), action.commandSet(), shown(action.params()));
        events.publish(
                new Event(Instant.now(), action.commandSet(), action.command(), action.key(), principal, seen, null));
    }

    /** The values of secure parameters are for the plugin alone. */
    private Map<String, Object> shown(Map<String, Object> params) {
        var shown = new TreeMap<>(params);
        var image = backend.image();
        shown.replaceAll((name, value) -> Optional.ofNullable(value)
                .filter(given -> image.find(Param.KIND, name)
                        .filter(param -> param.value().secure())
                        .isPresent())
                .map(given -> (Object) HIDDEN)
                .orElse(value));
        return shown;
    }

    /** An action as clients are told of it. */
    record Run(Object model, String plugin, String command, String commandSet, Map<String, Object> params) {}
}
