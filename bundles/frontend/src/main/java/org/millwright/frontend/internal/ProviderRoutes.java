// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.host.Actions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plugin providers that are here now. */
@Component(service = Routes.class)
public final class ProviderRoutes implements Routes {

    private static final String NAME = "plugin_providers";

    private final Actions actions;

    @Activate
    public ProviderRoutes(@Reference Actions actions) {
        this.actions = actions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", NAME, this::list)
                        .as(Operation.says("Lists plugin providers")
                                .needs(NAME + " list")
                                .answers(Shape.list(Shape.of(Provider.class)))),
                Route.of("HEAD", NAME, this::list)
                        .as(Operation.says("Counts plugin providers")
                                .needs(NAME + " list")
                                .tells("X-Drp-List-Count", "how many there are")
                                .tells("X-Drp-List-Total-Count", "how many there are")
                                .answersNothing(200)),
                Route.of("GET", NAME + "/:id", this::get)
                        .as(Operation.says("Answers one plugin provider")
                                .needs(NAME + " get <name>")
                                .answers(Shape.of(Provider.class))),
                Route.of("HEAD", NAME + "/:id", this::get)
                        .as(Operation.says("Tells whether there is such a plugin provider")
                                .needs(NAME + " get <name>")
                                .answersNothing(200)));
    }

    private Answer list(Call call) {
        var shown = call.may(NAME, "list", "")
                ? actions.providers().stream().map(ProviderRoutes::show).toList()
                : List.of();
        String count = String.valueOf(shown.size());
        return call.head()
                ? Answer.empty(200).with("X-Drp-List-Count", count).with("X-Drp-List-Total-Count", count)
                : Answer.ok(shown);
    }

    private Answer get(Call call) {
        String id = call.part("id");
        return actions.providers().stream()
                .filter(provider -> provider.name().equals(id) && call.may(NAME, "get", id))
                .findFirst()
                .map(provider -> call.head() ? Answer.empty(200) : Answer.ok(show(provider)))
                .orElseThrow(() -> call.notFound(NAME, id));
    }

    /** As clients see one. */
    private record Provider(
            Map<String, String> meta,
            String name,
            String version,
            int pluginVersion,
            boolean autoStart,
            boolean hasPublish,
            List<AvailableAction> availableActions,
            List<String> requiredParams,
            List<String> optionalParams,
            Map<String, Map<String, Object>> storeObjects,
            String documentation,
            String content) {}

    private static Provider show(PluginDefinition provider) {
        return new Provider(
                new TreeMap<>(Map.of("Name", provider.name(), "Type", "plugin", "Version", provider.version())),
                provider.name(),
                provider.version(),
                2,
                provider.autoStart(),
                false,
                provider.availableActions(),
                provider.requiredParams(),
                provider.optionalParams(),
                provider.storeObjects(),
                provider.documentation(),
                "");
    }
}
