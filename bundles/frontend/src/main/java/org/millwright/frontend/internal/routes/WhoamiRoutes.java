// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.backend.access.Principal;
import org.millwright.backend.access.Tokens;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.login.Sight;
import org.millwright.frontend.internal.objects.Hardware;
import org.millwright.frontend.internal.objects.JsonPatch;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells an agent which machine it runs on, by its hardware; of the machines of which the caller may ask so. */
@Component(service = Routes.class)
public final class WhoamiRoutes implements Routes {

    private static final Duration LIFE = Duration.ofHours(1);

    private final Backend backend;
    private final Tokens tokens;

    @Activate
    public WhoamiRoutes(@Reference Backend backend, @Reference Tokens tokens) {
        this.backend = backend;
        this.tokens = tokens;
    }

    private record Candidate(Item<Machine> machine, int score) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.of("POST", "whoami", this::whoami)
                .as(Operation.says("Tells which machine has this hardware")
                        .needs("machines whoami <uuid>")
                        .takes(Shape.of(Map.class))
                        .answers(Shape.of(Map.class))));
    }

    private Answer whoami(Call call) {
        var image = backend.image();
        var answer = call.read(json -> object(Wire.tree(json)));
        var result = answer.putObject("Result");
        best(image, call, Hardware.of(answer)).ifPresent(match -> {
            result.put("Score", match.score());
            result.put("Uuid", match.machine().key());
            if (trusted(image, call.principal())) {
                result.put("Token", tokens.forMachine(image, match.machine().value(), LIFE));
            }
        });
        return Answer.ok(answer);
    }

    private static Optional<Candidate> best(Image image, Call call, Hardware found) {
        var sight = Sight.of(image, call.principal()).of(Machine.KIND);
        return found.candidates(image.table(Machine.KIND)).stream()
                .map(machine -> new Candidate(machine, found.score(machine.value())))
                .filter(match -> match.score() >= Hardware.ENOUGH)
                .filter(match -> call.may("machines", "whoami", match.machine().key()))
                .filter(match -> sight.test(match.machine()))
                .max(Comparator.comparingInt(Candidate::score));
    }

    /** What hardware says of itself can be made up, and every machine that boots is given the token for unknown ones. */
    private static boolean trusted(Image image, Principal principal) {
        return !principal.unknown() || !image.pref(Prefs.UNKNOWN_WHOAMI_TOKEN).equals("false");
    }

    private static ObjectNode object(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw Problem.unreadable(
                "json: cannot unmarshal " + JsonPatch.shape(body) + " into Go value of type models.Whoami");
    }
}
