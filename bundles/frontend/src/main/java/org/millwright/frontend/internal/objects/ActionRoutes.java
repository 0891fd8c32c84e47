// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import java.util.List;
import java.util.Map;
import org.millwright.backend.Backend;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Forwarding;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Job;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Plugin;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Wire;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.host.Actions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands of plugins on objects and on the system as a whole. */
@Component(service = Routes.class)
public final class ActionRoutes implements Routes {

    private static final String SYSTEM = "system";

    private final Backend backend;
    private final Forwarding forwarding;
    private final Actions actions;

    @Activate
    public ActionRoutes(@Reference Backend backend, @Reference Forwarding forwarding, @Reference Actions actions) {
        this.backend = backend;
        this.forwarding = forwarding;
        this.actions = actions;
    }

    /** What the commands of a route act on. */
    private interface Place {
        /** The key of the object of this call. */
        String key(Call call);
    }

    @Override
    public List<Route> routes() {
        return of("system/actions", SYSTEM, call -> Profile.GLOBAL);
    }

    @Override
    public List<Route> routes(Kind<?> kind) {
        return kind.equals(Pref.KIND) || kind.equals(Param.KIND)
                ? List.of()
                : of(kind.name() + "/:id/" + actions(kind), kind.name(), call -> key(kind, call));
    }

    /** The actions of a job are what its task does; those of plugins have another name there. */
    private static String actions(Kind<?> kind) {
        return kind.equals(Job.KIND) ? "plugin_actions" : "actions";
    }

    private List<Route> of(String path, String scope, Place place) {
        return List.of(
                Route.of("GET", path, call -> {
                            call.require(scope, "actions", id(call));
                            return Answer.ok(offered(scope, place.key(call), call));
                        })
                        .as(said("Lists what plugins can do here", scope, "actions")
                                .query("plugin", "only what this plugin offers")
                                .answers(Shape.list(Shape.of(AvailableAction.class)))),
                Route.of("GET", path + "/:command", call -> {
                            call.require(scope, "action:" + call.part("command"), id(call));
                            return Answer.ok(one(scope, place.key(call), call));
                        })
                        .as(said("Describes one of the actions", scope, "action:<command>")
                                .query("plugin", "the plugin that offers it")
                                .answers(Shape.of(AvailableAction.class))
                                .refuses(400)),
                Route.of("POST", path + "/:command", call -> run(scope, place, call))
                        .as(said("Does it; its parameters are sent", scope, "action:<command>")
                                .takes(Shape.of(Map.class))
                                .answers(Shape.ANY)));
    }

    private static Operation said(String summary, String scope, String action) {
        return Operation.says(summary).needs(scope + " " + action + " <key>");
    }

    private static String id(Call call) {
        return call.path().parts().getOrDefault("id", "");
    }

    private <T extends Model> String key(Kind<T> kind, Call call) {
        var found = KindRoutes.find(kind, backend.image(), call);
        if (call.method().equals("POST")) {
            forwarding.refuse(backend.image(), call, found);
        }
        return found.key();
    }

    private List<AvailableAction> offered(String scope, String key, Call call) {
        var all = actions.on(scope, key);
        if (!call.query().has("plugin")) {
            return all;
        }
        String provider = backend.image()
                .find(Plugin.KIND, call.query().first("plugin"))
                .map(item -> item.value().provider())
                .orElse("");
        return all.stream()
                .filter(action -> action.provider().equals(provider))
                .distinct()
                .toList();
    }

    private AvailableAction one(String scope, String key, Call call) {
        String command = call.part("command");
        return offered(scope, key, call).stream()
                .filter(action -> action.command().equals(command))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        scope.equals(SYSTEM) ? Profile.KIND.name() : scope,
                        key,
                        "GET",
                        List.of(command + ": Not Found"),
                        404));
    }

    @SuppressWarnings("unchecked")
    private Answer run(String scope, Place place, Call call) {
        String command = call.part("command");
        call.require(scope, "action:" + command, id(call));
        var params = call.read(json -> (Map<String, Object>) Wire.read(Map.class, json));
        return Answer.ok(actions.run(call.request(), scope, place.key(call), command, params));
    }
}
