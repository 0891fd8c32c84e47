// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Missing;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Problem;
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
                                .answersNothing(200)),
                Route.of("POST", NAME + "/:id", this::upload)
                        .as(Operation.says("Takes a plugin provider that is a program")
                                .needs(NAME + " create <name>")
                                .takesFile()
                                .answersNothing(201)
                                .refuses(400)
                                .refuses(415)
                                .refuses(501)),
                Route.of("GET", NAME + "/:id/binary", this::binary)
                        .as(Operation.says("Answers the program of a plugin provider")
                                .needs(NAME + " get <name>")
                                .answersFile()
                                .refuses(501)),
                Route.of("DELETE", NAME + "/:id", this::delete)
                        .as(Operation.says("Removes a plugin provider that is a program")
                                .needs(NAME + " delete <name>")
                                .answersNothing(204)
                                .refuses(501)));
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

    /** A program, which would declare what it provides once it runs. */
    private Answer upload(Call call) {
        String id = call.part("id");
        call.require(NAME, "create", id);
        String type = call.body().type().split(";", 2)[0].trim();
        String upload = "upload: plugin_provider " + id + " content-type ";
        if (!type.equals("application/octet-stream") && !type.equals("multipart/form-data")) {
            String message = upload + type + " is not application/octet-stream or multipart/form-data";
            throw new Problem("", "", "API ERROR", List.of(message), 415);
        }
        if (call.body().nothing()) {
            throw new Problem("", "", "API ERROR", List.of("upload: Unable to upload " + id + ": missing body"), 400);
        }
        throw Missing.engine(call, "Plugin providers that are programs can't be run yet: put a bundle into deploy/");
    }

    private Answer binary(Call call) {
        require(call, "get");
        throw Missing.engine(call, call.part("id") + " is a bundle of this server, which is no program to download");
    }

    private Answer delete(Call call) {
        call.require(NAME, "delete", call.part("id"));
        require(call, "delete");
        throw Missing.engine(call, call.part("id") + " is a bundle: it goes when its file goes from deploy/");
    }

    /** A provider that there is. */
    private void require(Call call, String action) {
        String id = call.part("id");
        boolean there = actions.providers().stream()
                .anyMatch(provider -> provider.name().equals(id));
        if (!there || !call.may(NAME, action, id)) {
            throw call.notFound(NAME, id);
        }
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
