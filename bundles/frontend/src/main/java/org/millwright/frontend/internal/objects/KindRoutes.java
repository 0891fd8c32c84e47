// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.backend.query.Listing;
import org.millwright.backend.query.Selection;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.login.Sight;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Forwarding;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Job;
import org.millwright.models.Kind;
import org.millwright.models.Lease;
import org.millwright.models.Machine;
import org.millwright.models.Marks;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** List, head, get, create, put, patch and delete, the same for every kind. */
@Component(service = Routes.class)
public final class KindRoutes implements Routes {

    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final Backend backend;
    private final Forwarding forwarding;

    @Activate
    public KindRoutes(@Reference Backend backend, @Reference Forwarding forwarding) {
        this.backend = backend;
        this.forwarding = forwarding;
    }

    @Override
    public List<Route> routes(Kind<?> kind) {
        return kind.equals(Pref.KIND) ? List.of() : of(kind);
    }

    private <T extends Model> List<Route> of(Kind<T> kind) {
        var routes = new ArrayList<Route>();
        String one = kind.name() + (kind.name().equals("params") ? "/*id" : "/:id");
        var said = new KindOperations(kind);
        routes.add(Route.of("GET", kind.name(), call -> list(kind, call)).as(said.list()));
        routes.add(Route.of("HEAD", kind.name(), call -> list(kind, call)).as(said.count()));
        routes.add(Route.of("GET", one, call -> get(kind, call)).as(said.get()));
        routes.add(Route.of("HEAD", one, call -> head(kind, call)).as(said.head()));
        routes.add(Route.of("DELETE", one, call -> delete(kind, call)).as(said.delete()));
        if (!kind.equals(Lease.KIND)) {
            if (!kind.equals(Job.KIND)) {
                routes.add(Route.of("POST", kind.name(), call -> create(kind, call))
                        .as(said.create()));
            }
            routes.add(Route.of("PUT", one, call -> put(kind, call)).as(said.put()));
            routes.add(Route.of("PATCH", one, call -> patch(kind, call)).as(said.patch()));
        }
        return routes;
    }

    /** An object as a client sent it. */
    private record Sent<T extends Model>(T value, Marks marks) {

        static <T extends Model> Sent<T> read(Kind<T> kind, byte[] json) {
            return new Sent<>(Wire.read(kind, json), Marks.of(Wire.tree(json)));
        }
    }

    private <T extends Model> Answer list(Kind<T> kind, Call call) {
        var image = backend.image();
        if (call.query().isTrue("decode")) {
            call.require(kind.name(), "getSecure", "");
        }
        var listing = call.may(kind.name(), "list", "") ? listing(kind, image, call) : Listing.<T>nothing();
        return (call.head()
                        ? Answer.empty(200)
                        : Answer.list(
                                View.of(call.query(), backend.params(image)).show(listing.items())))
                .with("X-Drp-List-Count", String.valueOf(listing.items().size()))
                .with("X-Drp-List-Filter-Count", String.valueOf(listing.matching()))
                .with("X-Drp-List-Total-Count", String.valueOf(listing.total()));
    }

    private <T extends Model> Listing<T> listing(Kind<T> kind, Image image, Call call) {
        try {
            var selection = new Selection(call.query().values());
            var sight = Sight.of(image, call.principal());
            return sight.limits(kind)
                    ? selection.in(image, kind, backend.params(image), sight.of(kind))
                    : selection.in(image, kind, backend.params(image));
        } catch (IllegalArgumentException e) {
            throw new Problem(kind.name(), "", call.method(), List.of(e.getMessage()), 406);
        }
    }

    private <T extends Model> Answer get(Kind<T> kind, Call call) {
        var image = backend.image();
        var item = find(kind, image, call);
        if (!call.may(kind.name(), "get", kind.authKey(item.value()))) {
            throw call.notFound(kind.name(), call.part("id"));
        }
        if (call.query().isTrue("decode")) {
            call.require(kind.name(), "getSecure", call.part("id"));
        }
        return Answer.ok(View.of(call.query(), backend.params(image)).show(item));
    }

    private <T extends Model> Answer head(Kind<T> kind, Call call) {
        return Answer.empty(seen(kind, backend.image(), call).isPresent() ? 200 : 404);
    }

    private <T extends Model> Answer create(Kind<T> kind, Call call) {
        var sent = call.read(json -> Sent.read(kind, json));
        if (!kind.equals(Machine.KIND)) {
            forwarding.refuse(
                    backend.image(),
                    call,
                    kind.name(),
                    kind.key(sent.value()),
                    sent.value().endpoint());
        }
        call.require(kind.name(), "create", "");
        return Answer.created(
                backend.write(call.request(), tx -> tx.marked(tx.create(kind, sent.value()), sent.marks())));
    }

    private <T extends Model> Answer put(Kind<T> kind, Call call) {
        var sent = call.read(json -> Sent.read(kind, json));
        T object = sent.value();
        String id = call.part("id");
        if (!kind.key(object).equals(id)) {
            String message = "Key change from " + id + " to " + kind.key(object) + " not allowed";
            throw new Problem(kind.name(), id, "PUT", List.of(message), 400);
        }
        return change(
                call,
                () -> backend.write(request(kind, id, call), tx -> {
                    var old = find(kind, tx.image(), call);
                    forwarding.refuse(tx.image(), call, old);
                    T whole = kept(kind, old.value(), object);
                    var pointers = Editing.differences(Editing.stored(old.value()), Editing.stored(whole));
                    Editing.require(call, "update", kind, kind.authKey(old.value()), pointers);
                    return tx.marked(tx.update(kind, old.key(), before -> whole), sent.marks());
                }));
    }

    /** Answers don't show password hashes, so that a client that sends an answer back keeps the one there is. */
    private static <T extends Model> T kept(Kind<T> kind, T old, T object) {
        var hash = Editing.stored(old).path("PasswordHash");
        boolean lost =
                hash.isTextual() && Editing.stored(object).path("PasswordHash").isMissingNode();
        return lost ? Editing.with(kind, object, "PasswordHash", hash) : object;
    }

    private <T extends Model> Answer patch(Kind<T> kind, Call call) {
        var patch = call.readOr("[]", json -> JsonPatch.read(Wire.tree(json)));
        var pointers = patch.steps().stream().flatMap(JsonPatch.Step::writes).toList();
        var found = find(kind, backend.image(), call);
        forwarding.refuse(backend.image(), call, found);
        Editing.require(call, "patch", kind, kind.authKey(found.value()), pointers);
        return change(
                call,
                () -> backend.write(request(kind, found.key(), call), tx -> {
                    var item = find(kind, tx.image(), call);
                    var after = patched(item, patch);
                    return tx.marked(tx.update(kind, item.key(), before -> after.value()), after.marks());
                }));
    }

    private static <T extends Model> Sent<T> patched(Item<T> item, JsonPatch patch) {
        var kind = item.kind();
        try {
            var after = patch.apply(Editing.document(item));
            T value = Wire.read(kind, after);
            if (!kind.key(value).equals(item.key())) {
                String message = "Update: " + kind.name() + ":" + kind.key(value) + " does not already exist";
                throw new Problem("", "", "PATCH", List.of(message), 400);
            }
            return new Sent<>(value, Marks.of(after));
        } catch (JsonPatch.Failure failure) {
            var messages = List.of(
                    "Patch error at line " + failure.line() + ": " + failure.getMessage(),
                    "Patch line: " + failure.echo());
            throw new Problem(kind.name(), item.key(), "PATCH", messages, 409);
        } catch (Problem p) {
            throw p.type().isEmpty() ? new Problem(kind.name(), item.key(), "PATCH", p.messages(), 406) : p;
        }
    }

    private <T extends Model> Answer delete(Kind<T> kind, Call call) {
        var found = find(kind, backend.image(), call);
        forwarding.refuse(backend.image(), call, found);
        call.require(kind.name(), "delete", kind.authKey(found.value()));
        return change(call, () -> backend.write(call.request(), tx -> tx.delete(kind, found.key())));
    }

    /** Moving a machine along its task list needs a right of its own. */
    private static Request request(Kind<?> kind, String key, Call call) {
        return call.request().repositioning(call.may(kind.name(), "updateTaskList", key));
    }

    private interface Write {
        Item<?> run();
    }

    private static Answer change(Call call, Write write) {
        try {
            return Answer.ok(write.run());
        } catch (Problem p) {
            throw Editing.typed(p, call.method());
        }
    }

    /** @throws Problem 404, also where the caller's tenant doesn't let it be seen */
    public static <T extends Model> Item<T> find(Kind<T> kind, Image image, Call call) {
        return seen(kind, image, call).orElseThrow(() -> call.notFound(kind.name(), key(kind, call.part("id"))));
    }

    /** By key, by {@code Index:value}, or by dotted address where the key is its hex form. */
    private static <T extends Model> Optional<Item<T>> seen(Kind<T> kind, Image image, Call call) {
        return image.table(kind)
                .lookup(key(kind, call.part("id")))
                .filter(Sight.of(image, call.principal()).of(kind));
    }

    private static String key(Kind<?> kind, String id) {
        boolean byAddress =
                kind.attribute("Addr").isPresent() && DOTTED.matcher(id).matches();
        return byAddress ? hex(id) : id;
    }

    private static String hex(String dotted) {
        try {
            return Ip.parse(dotted).hex();
        } catch (IllegalArgumentException e) {
            return dotted;
        }
    }
}
