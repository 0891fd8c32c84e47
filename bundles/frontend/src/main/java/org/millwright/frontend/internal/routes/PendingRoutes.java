// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.millwright.backend.Backend;
import org.millwright.frontend.internal.objects.JsonPatch;
import org.millwright.frontend.internal.objects.KindRoutes;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Missing;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.models.BootEnv;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Pool;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What clients may ask for although nothing does it yet: rights and input are checked, then the answer says so. */
@Component(service = Routes.class)
public final class PendingRoutes implements Routes {

    private static final String SYSTEM = "system";
    private static final String NO_POOLS = "Machines can't be lent from pools yet";
    private static final String NO_PAIRS = "Servers can't stand in for each other yet";

    private final Backend backend;

    @Activate
    public PendingRoutes(@Reference Backend backend) {
        this.backend = backend;
    }

    @Override
    public List<Route> routes() {
        return Stream.of(system(), pools(), files()).flatMap(List::stream).toList();
    }

    private List<Route> system() {
        return List.of(
                pending("POST", "system/upgrade", this::upgrade, "This server can't replace itself yet"),
                pending("GET", "system/cert", may(SYSTEM, "upgrade"), "The certificate can't be read here yet"),
                pending("POST", "system/cert", may(SYSTEM, "upgrade"), "The certificate can't be set here yet"),
                pending("POST", "system/active", may(SYSTEM, "active"), NO_PAIRS),
                pending("POST", "system/passive", may(SYSTEM, "passive"), NO_PAIRS),
                pending("GET", "system/consensus/*path", may(SYSTEM, "replicate"), NO_PAIRS),
                pending("POST", "system/consensus/*path", may(SYSTEM, "replicate"), NO_PAIRS));
    }

    private List<Route> pools() {
        String pool = Pool.KIND + "/:id/";
        return List.of(
                pending("GET", "pools-active", may(Pool.KIND.name(), "list"), NO_POOLS),
                pending("GET", pool + "status", call -> find(Pool.KIND, "get", call), NO_POOLS),
                pending("POST", pool + "addMachines", call -> change(Pool.KIND, "update", call), NO_POOLS),
                pending("POST", pool + "removeMachines", call -> change(Pool.KIND, "update", call), NO_POOLS),
                pending("POST", pool + "allocateMachines", call -> change(Pool.KIND, "update", call), NO_POOLS),
                pending("POST", pool + "releaseMachines", call -> change(Pool.KIND, "update", call), NO_POOLS),
                pending(
                        "POST",
                        Machine.KIND + "/:id/releaseToPool",
                        call -> change(Machine.KIND, "update:/Pool", call),
                        NO_POOLS));
    }

    private List<Route> files() {
        return List.of(pending(
                "DELETE",
                BootEnv.KIND + "/:id/purgeLocal",
                call -> find(BootEnv.KIND, "delete", call),
                "Install trees can't be removed here yet"));
    }

    private static Route pending(String method, String path, Consumer<Call> checks, String missing) {
        return Route.of(method, path, call -> {
                    checks.accept(call);
                    throw Missing.engine(call, missing);
                })
                .as(Operation.says(missing).answersNothing(204).refuses(400, 501));
    }

    private static Consumer<Call> may(String scope, String action) {
        return call -> call.require(scope, action, "");
    }

    private void upgrade(Call call) {
        call.require(SYSTEM, "upgrade", "*");
        if (call.body().nothing()) {
            throw new Problem("", "", "API ERROR", List.of("upgrade: missing body"), 400);
        }
    }

    private <T extends Model> void change(Kind<T> kind, String action, Call call) {
        call.read(json -> {
            var sent = Wire.tree(json);
            if (!sent.isObject()) {
                throw Problem.unreadable("json: cannot unmarshal " + JsonPatch.shape(sent)
                        + " into Go value of type map[string]interface {}");
            }
            return sent;
        });
        find(kind, action, call);
    }

    private <T extends Model> void find(Kind<T> kind, String action, Call call) {
        var found = KindRoutes.find(kind, backend.image(), call);
        call.require(kind.name(), action, kind.authKey(found.value()));
    }
}
