// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.Params;
import org.millwright.backend.Transaction;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Forwarding;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The parameters of one object, as a whole and one by one; their names may hold slashes. */
@Component(service = Routes.class)
public final class ParamRoutes implements Routes {

    private final Backend backend;
    private final Forwarding forwarding;

    @Activate
    public ParamRoutes(@Reference Backend backend, @Reference Forwarding forwarding) {
        this.backend = backend;
        this.forwarding = forwarding;
    }

    @Override
    public List<Route> routes(Kind<?> kind) {
        return kind.params().isPresent() ? of(kind) : List.of();
    }

    private <T extends Model> List<Route> of(Kind<T> kind) {
        String all = kind.name() + "/:id/params";
        String one = all + "/*key";
        String get = kind + " get <key>";
        String update = kind + " update:/Params/<name> <key>";
        var map = Shape.of(Map.class);
        return List.of(
                Route.of("GET", all, call -> Answer.ok(read(kind, call)))
                        .as(looked(Operation.says("Answers all parameters of one of the " + kind), get)
                                .query("params", "the names of those that are wanted, with commas between them")
                                .answers(map)),
                Route.of("POST", all, call -> replace(kind, call))
                        .as(Operation.says("Replaces all parameters of one of the " + kind)
                                .needs(update)
                                .takes(map)
                                .answers(map)),
                Route.of("PATCH", all, call -> patch(kind, call))
                        .as(Operation.says("Changes parameters of one of the " + kind)
                                .needs(update)
                                .takes(Shape.PATCH)
                                .answers(map)),
                Route.of("GET", one, call -> get(kind, call))
                        .as(looked(Operation.says("Answers one parameter; null where it isn't set"), get)
                                .answers(Shape.ANY)),
                Route.of("POST", one, call -> set(kind, call))
                        .as(Operation.says("Sets one parameter").needs(update).answers(Shape.ANY)),
                Route.of("DELETE", one, call -> delete(kind, call))
                        .as(Operation.says("Takes one parameter away, and answers what it was")
                                .needs(update)
                                .answers(Shape.ANY)),
                Route.of("GET", kind.name() + "/:id/pubkey", call -> publicKey(kind, call))
                        .as(Operation.says("Answers the key for which secure parameters are sealed")
                                .needs(kind + " updateSecure <key>")
                                .answers(Shape.TEXT)
                                .refuses(503, 507)));
    }

    private static Operation looked(Operation operation, String right) {
        return operation
                .needs(right)
                .query("aggregate", "`true`: also what comes from profiles, stage and defaults")
                .query("decode", "`true`: secure ones in clear, which needs the right `getSecure`");
    }

    private <T extends Model> Map<String, Object> read(Kind<T> kind, Call call) {
        var image = backend.image();
        var item = readable(kind, image, call);
        var lookup = lookup(image, call);
        var params = new TreeMap<>(call.query().isTrue("aggregate") ? lookup.all(item) : lookup.of(item));
        var wanted = call.query().words("params");
        if (!wanted.isEmpty()) {
            params.keySet().retainAll(wanted);
        }
        return params;
    }

    private <T extends Model> Answer get(Kind<T> kind, Call call) {
        var image = backend.image();
        var item = readable(kind, image, call);
        String key = call.part("key");
        var lookup = lookup(image, call);
        Object value = call.query().isTrue("aggregate")
                ? lookup.find(item, key).orElse(null)
                : lookup.of(item).get(key);
        return Answer.ok(value);
    }

    private Params lookup(Image image, Call call) {
        var params = backend.params(image);
        return call.query().isTrue("decode") ? params.decoded() : params;
    }

    private <T extends Model> Answer publicKey(Kind<T> kind, Call call) {
        call.require(kind.name(), "updateSecure", call.part("id"));
        return Answer.ok(backend.write(
                call.request(),
                tx -> tx.publicKey(kind, KindRoutes.find(kind, tx.image(), call).key())));
    }

    private <T extends Model> Item<T> readable(Kind<T> kind, Image image, Call call) {
        String id = call.part("id");
        if (!call.may(kind.name(), "get", id)) {
            throw call.notFound(kind.name(), id);
        }
        if (call.query().isTrue("decode")) {
            call.require(kind.name(), "getSecure", id);
        }
        return KindRoutes.find(kind, image, call);
    }

    private <T extends Model> Answer replace(Kind<T> kind, Call call) {
        var params = call.read(json -> map(Wire.tree(json)));
        return Answer.ok(own(change(kind, call, before -> params)));
    }

    private <T extends Model> Answer set(Kind<T> kind, Call call) {
        String name = call.part("key");
        Object value = call.readOr("null", Wire::plain);
        var item = answered(kind, call, (tx, found) -> {
            var before = own(found);
            if (!before.containsKey(name) || !Objects.equals(before.get(name), value)) {
                Editing.require(call, "update", kind, call.part("id"), List.of("/Params/" + Pointer.escape(name)));
            }
            return tx.update(
                    kind, found.key(), old -> kind.params().orElseThrow().with(old, name, value));
        });
        return Answer.ok(own(item).get(name));
    }

    private <T extends Model> Answer patch(Kind<T> kind, Call call) {
        var patch = call.readOr("[]", json -> JsonPatch.read(Wire.tree(json)));
        return Answer.ok(own(change(kind, call, before -> {
            try {
                return map(patch.apply(before));
            } catch (JsonPatch.Failure failure) {
                throw refused(
                        kind, call, List.of("Patch failed to apply at line " + failure.line(), failure.getMessage()));
            }
        })));
    }

    private <T extends Model> Answer delete(Kind<T> kind, Call call) {
        String key = call.part("key");
        var removed = new ArrayList<JsonNode>();
        change(kind, call, before -> {
            if (!before.has(key)) {
                throw Problem.notFound("params", key, "DELETE");
            }
            var after = before.deepCopy();
            removed.add(after.remove(key));
            return after;
        });
        return Answer.ok(removed.get(0));
    }

    private <T extends Model> Item<T> change(Kind<T> kind, Call call, UnaryOperator<ObjectNode> change) {
        return answered(kind, call, (tx, found) -> {
            var before = (ObjectNode) Editing.stored(found.value()).get("Params");
            var after = change.apply(before);
            Editing.require(call, "update", kind, call.part("id"), pointers(before, after));
            return tx.update(kind, found.key(), old -> Editing.with(kind, old, "Params", after));
        });
    }

    private <T extends Model> Item<T> answered(
            Kind<T> kind, Call call, BiFunction<Transaction, Item<T>, Item<T>> change) {
        try {
            return backend.write(call.request(), tx -> {
                var found = KindRoutes.find(kind, tx.image(), call);
                forwarding.refuse(tx.image(), call, found);
                return change.apply(tx, found);
            });
        } catch (Problem p) {
            throw p.type().equals("AUTH") || p.code() == 404 || p.code() == 501 ? p : refused(kind, call, p.messages());
        }
    }

    private static Problem refused(Kind<?> kind, Call call, List<String> messages) {
        return new Problem(kind.name(), call.part("id"), call.method(), messages, 409);
    }

    /** The parameters that differ, each as a whole. */
    private static List<String> pointers(ObjectNode before, ObjectNode after) {
        return Editing.differences(before, after).stream()
                .map(pointer -> "/Params/" + pointer.split("/", 3)[1])
                .distinct()
                .toList();
    }

    private static ObjectNode map(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Problem.unreadable(
                "json: cannot unmarshal " + JsonPatch.shape(json) + " into Go value of type map[string]interface {}");
    }

    private static <T extends Model> Map<String, Object> own(Item<T> item) {
        return item.kind().params().map(params -> params.of(item.value())).orElse(Map.of());
    }
}
