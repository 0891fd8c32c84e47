// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.millwright.backend.Backend;
import org.millwright.models.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether each {@code plugins} object has its instance at work. */
@Component(property = {"hc.name=plugins", "hc.tags=plugins"})
public final class PluginHealth implements HealthCheck {

    private final Backend backend;

    @Activate
    public PluginHealth(@Reference Backend backend) {
        this.backend = backend;
    }

    @Override
    public Result execute() {
        var plugins = backend.image().table(Plugin.KIND).all();
        var log = new ResultLog();
        log.add(new ResultLog.Entry(Result.Status.OK, plugins.size() + " plugins are set up"));
        for (var plugin : plugins) {
            var errors = plugin.value().pluginErrors();
            if (!errors.isEmpty()) {
                var text = "Plugin " + plugin.key() + " does not run: " + String.join("; ", errors);
                log.add(new ResultLog.Entry(Result.Status.WARN, text));
            }
        }
        return new Result(log);
    }
}
