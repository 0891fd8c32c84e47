// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.backend.Backend;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Attribute;
import org.millwright.models.Kind;
import org.millwright.models.Lease;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells by what the objects of each kind can be filtered and sorted. */
@Component(service = Routes.class)
public final class IndexRoutes implements Routes {

    private static final Shape ONE = Shape.of(Index.class);

    private final Backend backend;

    private record Index(boolean unique, boolean unordered, boolean regex, String type) {}

    @Activate
    public IndexRoutes(@Reference Backend backend) {
        this.backend = backend;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "indexes", this::all)
                        .as(Operation.says("Tells by what the objects of each kind are found")
                                .answers(Shape.map(Shape.map(ONE)))),
                Route.of("GET", "indexes/:kind", this::of)
                        .as(Operation.says("Tells by what the objects of one kind are found")
                                .answers(Shape.map(ONE))),
                Route.of("GET", "indexes/:kind/*name", this::one)
                        .as(Operation.says("Tells what one index can do").answers(ONE)));
    }

    private Answer all(Call call) {
        var all = new TreeMap<String, Object>();
        backend.image().kinds().all().stream()
                .filter(kind -> !kind.equals(Pref.KIND))
                .forEach(kind -> all.put(kind.name(), indexes(kind)));
        return Answer.ok(all);
    }

    private Answer of(Call call) {
        if (call.part("kind").equals("interfaces")) {
            throw new Problem("", "", "GET", List.of("index get: not found: interfaces"), 404);
        }
        return Answer.ok(kind(call).map(IndexRoutes::indexes).orElseGet(IndexRoutes::common));
    }

    private Answer one(Call call) {
        String name = call.part("name");
        return Answer.ok(kind(call)
                .flatMap(kind -> index(kind, name))
                .orElseThrow(() -> new Problem(
                        "", "", "GET", List.of("index get: not found: " + call.part("kind") + "/" + name), 404)));
    }

    private Optional<Kind<?>> kind(Call call) {
        return backend.image().kinds().find(call.part("kind"));
    }

    private Optional<Object> index(Kind<?> kind, String name) {
        var index = indexes(kind).get(name);
        boolean parameter = index == null
                && kind.params().isPresent()
                && backend.image().find(Param.KIND, name).isPresent();
        return parameter ? Optional.of(index("parameter", false, false, false)) : Optional.ofNullable(index);
    }

    private static <T extends Model> Map<String, Object> indexes(Kind<T> kind) {
        var all = common();
        if (!kind.declared()) {
            all.put("Bundle", index("string", false, false, true));
        }
        for (Attribute<T> attribute : kind.attributes()) {
            if (kind.declared() && attribute.name().equals("Params")) {
                continue;
            }
            all.put(attribute.name(), index(kind, attribute));
        }
        return all;
    }

    private static Map<String, Object> common() {
        var all = new TreeMap<String, Object>();
        all.put("Key", index("string", true, false, true));
        List.of("Valid", "Available", "ReadOnly").forEach(name -> all.put(name, index("boolean", false, true, false)));
        return all;
    }

    private static Index index(Kind<?> kind, Attribute<?> attribute) {
        String type =
                switch (attribute.type()) {
                    case TEXT -> "string";
                    case FLAG, SORTED_FLAG -> "boolean";
                    case UUID -> "UUID string";
                    case ADDRESS, RANGE -> "IP Address";
                    case CIDR -> "CIDR Address";
                    case TIME -> kind.equals(Lease.KIND) ? "Date/Time string" : "dateTime";
                    case NUMBER -> "number";
                    case LIST -> "list";
                };
        boolean unordered = attribute.type() == Attribute.Type.LIST || attribute.type() == Attribute.Type.FLAG;
        return index(type, attribute.unique(), unordered, type.equals("string"));
    }

    private static Index index(String type, boolean unique, boolean unordered, boolean regex) {
        return new Index(unique, unordered, regex, type);
    }
}
