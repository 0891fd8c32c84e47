// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.access.Tokens;
import org.millwright.models.Fingerprint;
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

    /** What an agent found. */
    private record Found(Fingerprint fingerprint, Set<String> addresses, String diskId) {

        static Found of(JsonNode body) {
            var addresses = new HashSet<String>();
            body.path("MacAddrs")
                    .forEach(address -> addresses.add(address.asText().toLowerCase(Locale.ROOT)));
            var fingerprint = body.path("Fingerprint");
            return new Found(
                    Wire.read(
                            Fingerprint.class, fingerprint.isObject() ? Wire.bytes(fingerprint) : "{}".getBytes(UTF_8)),
                    addresses,
                    body.path("OnDiskUUID").asText());
        }

        int score(Machine machine) {
            var stored = machine.fingerprint();
            return same(stored.ssnHash(), fingerprint.ssnHash(), 25)
                    + same(stored.csnHash(), fingerprint.csnHash(), 25)
                    + same(stored.systemUuid(), fingerprint.systemUuid(), 50)
                    + same(stored.cloudInstanceId(), fingerprint.cloudInstanceId(), 500)
                    + share(stored.memoryIds(), Set.copyOf(fingerprint.memoryIds()))
                    + share(machine.hardwareAddrs(), addresses)
                    + same(machine.uuid(), diskId, 1000);
        }

        private static int same(String stored, String given, int points) {
            return !stored.isEmpty() && stored.equals(given) ? points : 0;
        }

        private static int share(List<String> stored, Set<String> given) {
            long matched = stored.stream().filter(given::contains).count();
            return stored.isEmpty() ? 0 : (int) (matched * 100 / stored.size());
        }
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
        best(image, call, Found.of(answer)).ifPresent(match -> {
            result.put("Score", match.score());
            result.put("Uuid", match.machine().key());
            result.put("Token", tokens.forMachine(image, match.machine().value(), LIFE));
        });
        return Answer.ok(answer);
    }

    private static Optional<Candidate> best(Image image, Call call, Found found) {
        var sight = Sight.of(image, call.principal()).of(Machine.KIND);
        return image.table(Machine.KIND).all().stream()
                .map(machine -> new Candidate(machine, found.score(machine.value())))
                .filter(match -> match.score() > 0)
                .filter(match -> call.may("machines", "whoami", match.machine().key()))
                .filter(match -> sight.test(match.machine()))
                .max(Comparator.comparingInt(Candidate::score));
    }

    private static ObjectNode object(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw Problem.unreadable(
                "json: cannot unmarshal " + JsonPatch.shape(body) + " into Go value of type models.Whoami");
    }
}
