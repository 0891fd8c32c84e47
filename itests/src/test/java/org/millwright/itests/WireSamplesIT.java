// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded answers of the v3 API, replayed: each is the same here, or {@code wire/unlike.txt} says why it isn't. A line
 * there: the sample, then {@code not built yet:} and what, or {@code deviation:} and a row of docs/deviations.md. A line
 * with {@code +} names a field that answers may have besides the recorded ones.
 */
class WireSamplesIT {

    private static final Path PLUGIN = Path.of(System.getProperty("millwright.plugin", "none"));
    private static final Path DEVIATIONS = Path.of("../docs/deviations.md");
    private static final Pattern LISTED = Pattern.compile("(\\S+) (not built yet|deviation): (.+)");
    private static final String PROVIDER = "/plugin_providers/incrementer";
    private static final Map<String, String> UNLIKE = unlike();
    private static final Set<String> LATER = later();

    @TempDir
    private Path base;

    /** Each line is one server: the groups that it was asked, in their order. */
    @ParameterizedTest
    @ValueSource(strings = {"pre p1 p2 p3 p4", "p4b", "p5a p5 p7 p8 p9", "rc", "p10", "p11"})
    void answersAsRecorded(String groups) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Server server = launch().start()) {
            Replay replay = new Replay(server, LATER);
            for (String group : groups.split(" ")) {
                if (group.equals("p7")) {
                    rebuildLayers(server.client());
                }
                for (Sample sample : Sample.all()) {
                    if (sample.group().equals(group)) {
                        plug(sample, server);
                        judge(sample, unlike(sample, replay), wrong);
                    }
                }
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void whatIsListedIsASampleAndAKnownDeviation() throws IOException {
        List<String> samples = Sample.all().stream().map(Sample::id).toList();
        assertThat(samples)
                .containsAll(UNLIKE.keySet().stream()
                        .filter(name -> !name.startsWith("+"))
                        .toList());
        String rows = Files.readString(DEVIATIONS);
        UNLIKE.values().stream()
                .filter(reason -> reason.startsWith("deviation: "))
                .distinct()
                .forEach(reason -> assertThat(rows).contains("| " + reason.substring("deviation: ".length()) + " |"));
    }

    /** Where answers deviate on purpose is to stay a short list. */
    @Test
    void fewReasonsToDeviate() {
        assertThat(UNLIKE.values().stream()
                        .filter(reason -> reason.startsWith("deviation: "))
                        .distinct())
                .hasSizeLessThan(10);
    }

    private static Set<String> later() {
        return UNLIKE.keySet().stream()
                .filter(name -> name.startsWith("+"))
                .map(name -> name.substring(1))
                .collect(Collectors.toSet());
    }

    private Launch launch() {
        return Launch.on(base)
                .with(
                        "--drp-id=Fred",
                        "--base-token-secret=token-secret-token-secret-token1",
                        "--system-grantor-secret=system-grantor-secret",
                        "--disable-dhcp",
                        "--disable-binl",
                        "--disable-tftp-server");
    }

    /** What plugins do of themselves may be seen some time after the request that they do it for. */
    private static List<String> unlike(Sample sample, Replay replay) {
        AtomicReference<List<String>> unlike = new AtomicReference<>(replay.unlike(sample));
        if (sample.method().equals("GET") && !UNLIKE.containsKey(sample.id())) {
            Await.reached(Duration.ofSeconds(3), () -> {
                boolean alike = unlike.get().isEmpty();
                if (!alike) {
                    unlike.set(replay.unlike(sample));
                }
                return alike;
            });
        }
        return unlike.get();
    }

    private static void judge(Sample sample, List<String> unlike, List<String> wrong) {
        boolean listed = UNLIKE.containsKey(sample.id());
        if (unlike.isEmpty() && listed) {
            wrong.add(sample.title() + "\n  is as recorded: take it off the list");
        } else if (!unlike.isEmpty() && !listed) {
            wrong.add(sample.title() + "\n  " + String.join("\n  ", unlike));
        }
    }

    /** As any change of content does: from then on stored objects name their layer. */
    private static void rebuildLayers(Api api) {
        api.post("/contents", "{\"meta\": {\"Name\": \"passing\"}}").ok();
        api.delete("/contents/passing").ok();
    }

    /** The recorded server was sent a provider as a program; here its jar is put in its place. */
    private static void plug(Sample sample, Server server) throws IOException {
        if (!sample.path().endsWith(PROVIDER) || !sample.method().matches("POST|DELETE")) {
            return;
        }
        Path deployed = server.base().resolve("deploy/incrementer.jar");
        boolean come = sample.method().equals("POST");
        if (come) {
            Path whole =
                    Files.copy(PLUGIN, server.base().resolve("incrementer.part"), StandardCopyOption.REPLACE_EXISTING);
            if (Files.exists(deployed)) {
                return;
            }
            Files.move(whole, deployed, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(deployed);
        }
        int status = come ? 200 : 404;
        Api api = server.client();
        Await.until(
                "the provider and its parameters come or go",
                Duration.ofSeconds(20),
                () -> api.get(PROVIDER).status() == status
                        && api.get("/contents/incrementer").status() == status,
                () -> server.log(40));
    }

    private static Map<String, String> unlike() {
        Map<String, String> unlike = new LinkedHashMap<>();
        Sample.resource("unlike.txt").lines().forEach(line -> {
            var match = LISTED.matcher(line);
            if (!match.matches()) {
                throw new IllegalStateException(line);
            }
            unlike.put(match.group(1), match.group(2) + ": " + match.group(3));
        });
        return unlike;
    }
}
