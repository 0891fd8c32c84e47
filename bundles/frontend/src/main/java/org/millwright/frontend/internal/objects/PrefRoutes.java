// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.backend.Transaction;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.BootEnv;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The preferences of the site: all at once, read and set. Either all that were sent are kept, or none. */
@Component(service = Routes.class)
public final class PrefRoutes implements Routes {

    private final Backend backend;

    @Activate
    public PrefRoutes(@Reference Backend backend) {
        this.backend = backend;
    }

    @Override
    public List<Route> routes() {
        var all = Shape.map(Shape.TEXT);
        return List.of(
                Route.of("GET", "prefs", this::get)
                        .as(Operation.says("Answers all preferences")
                                .needs("preferences list")
                                .answers(all)),
                Route.of("POST", "prefs", this::post)
                        .as(Operation.says("Sets preferences, all that are sent or none")
                                .needs("preferences post")
                                .takes(all)
                                .answers(201, all)));
    }

    private Answer get(Call call) {
        call.require("preferences", "list", "");
        return Answer.ok(all(backend.image()));
    }

    private Answer post(Call call) {
        var wanted = call.read(json -> texts(Wire.tree(json)));
        call.require("preferences", "post", "");
        return Answer.created(all(backend.write(call.request(), tx -> {
            var faults = new ArrayList<String>();
            wanted.forEach((name, value) -> form(name, value, faults));
            if (faults.isEmpty()) {
                wanted.forEach((name, value) -> set(tx, name, value, faults));
            }
            if (!faults.isEmpty()) {
                throw new Problem("prefs", "", "POST", faults, 400);
            }
            return tx.image();
        })));
    }

    private static void set(Transaction tx, String name, String value, List<String> faults) {
        try {
            if (!ignored(tx.image(), name, value)) {
                tx.save(Pref.KIND, Pref.of(name, value));
            }
        } catch (Problem p) {
            faults.addAll(p.messages());
        }
    }

    private static Map<String, String> all(Image image) {
        var all = new TreeMap<>(image.prefDefaults());
        image.table(Pref.KIND)
                .all()
                .forEach(item -> all.put(item.key(), item.value().val()));
        return all;
    }

    private static Map<String, String> texts(JsonNode json) {
        if (!json.isObject()) {
            throw Problem.unreadable(
                    "json: cannot unmarshal " + JsonPatch.shape(json) + " into Go value of type map[string]string");
        }
        var texts = new TreeMap<String, String>();
        json.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw Problem.unreadable("json: cannot unmarshal " + JsonPatch.shape(entry.getValue())
                        + " into Go value of type string");
            }
            texts.put(entry.getKey(), entry.getValue().asText());
        });
        return texts;
    }

    private static void form(String name, String value, List<String> faults) {
        if (!Prefs.has(name)) {
            faults.add("Unknown Preference " + name);
        } else if (name.equals(Prefs.BASE_TOKEN_SECRET) && value.getBytes(UTF_8).length != 32) {
            faults.add(name + ": Must be 32 bytes long");
        } else if (Prefs.isSeconds(name) && !value.matches("[+-]?[0-9]{1,18}")) {
            faults.add(name + ": strconv.Atoi: parsing \"" + value + "\": invalid syntax");
        }
    }

    /** Machines can't be in an environment for unknown ones; clients know that such a wish is passed over. */
    private static boolean ignored(Image image, String name, String value) {
        return name.equals(Prefs.DEFAULT_BOOT_ENV)
                && image.find(BootEnv.KIND, value)
                        .filter(env -> env.value().onlyUnknown())
                        .isPresent();
    }
}
