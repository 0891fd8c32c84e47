// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The notes of one object of any kind, apart from the object. */
@Component(service = Routes.class)
public final class MetaRoutes implements Routes {

    private static final Shape NOTES = Shape.map(Shape.TEXT);

    private final Backend backend;
    private final Forwarding forwarding;

    @Activate
    public MetaRoutes(@Reference Backend backend, @Reference Forwarding forwarding) {
        this.backend = backend;
        this.forwarding = forwarding;
    }

    @Override
    public List<Route> routes() {
        var none = Operation.says("Refuses kinds that have no notes")
                .answers(NOTES)
                .refuses(400);
        return List.of(
                Route.of("GET", "meta/:kind/*id", MetaRoutes::none).as(none),
                Route.of("PATCH", "meta/:kind/:id", MetaRoutes::none).as(none));
    }

    private static Answer none(Call call) {
        throw new Problem("", "", call.part("kind"), List.of("Object type does not have metadata"), 400);
    }

    @Override
    public List<Route> routes(Kind<?> kind) {
        return kind.equals(Pref.KIND) ? List.of() : of(kind);
    }

    private <T extends Model> List<Route> of(Kind<T> kind) {
        String path = "meta/" + kind.name();
        return List.of(
                Route.of("GET", path + "/*id", call -> Answer.ok(read(kind, call)))
                        .as(Operation.says("Answers the notes of one of the " + kind)
                                .needs(kind + " get <key>")
                                .answers(NOTES)),
                Route.of("PATCH", path + "/:id", call -> Answer.ok(patch(kind, call)))
                        .as(Operation.says("Changes the notes of one of the " + kind)
                                .needs(kind + " update:/Meta/<name> <key>")
                                .takes(Shape.PATCH)
                                .answers(NOTES)));
    }

    private <T extends Model> Map<String, String> read(Kind<T> kind, Call call) {
        var item = KindRoutes.find(kind, backend.image(), call);
        if (!call.may(kind.name(), "get", kind.authKey(item.value()))) {
            throw call.notFound(kind.name(), call.part("id"));
        }
        return item.value().meta();
    }

    private <T extends Model> Map<String, String> patch(Kind<T> kind, Call call) {
        var patch = call.readOr("[]", json -> JsonPatch.read(Wire.tree(json)));
        try {
            return backend.write(call.request(), tx -> {
                        var found = KindRoutes.find(kind, tx.image(), call);
                        forwarding.refuse(tx.image(), call, found);
                        var before = Wire.tree(found.value().meta());
                        var after = texts(patch.apply(before));
                        var pointers = Editing.differences(before, after).stream()
                                .map(pointer -> "/Meta" + pointer)
                                .toList();
                        Editing.require(call, "update", kind, kind.authKey(found.value()), pointers);
                        return tx.update(kind, found.key(), old -> Editing.with(kind, old, "Meta", after));
                    })
                    .value()
                    .meta();
        } catch (JsonPatch.Failure failure) {
            throw refused(kind, call, List.of("Patch failed to apply at line " + failure.line(), failure.getMessage()));
        } catch (Problem p) {
            throw p.type().equals("AUTH") || p.code() == 404 || p.code() == 501 ? p : refused(kind, call, p.messages());
        }
    }

    private static JsonNode texts(JsonNode meta) {
        if (!meta.isObject()) {
            throw Problem.unreadable(
                    "json: cannot unmarshal " + JsonPatch.shape(meta) + " into Go value of type map[string]string");
        }
        for (JsonNode value : meta) {
            if (!value.isTextual()) {
                throw Problem.unreadable(
                        "json: cannot unmarshal " + JsonPatch.shape(value) + " into Go value of type string");
            }
        }
        return meta;
    }

    private static Problem refused(Kind<?> kind, Call call, List<String> messages) {
        return new Problem(kind.name(), call.part("id"), call.method(), messages, 409);
    }
}
