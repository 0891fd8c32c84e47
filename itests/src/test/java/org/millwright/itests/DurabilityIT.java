// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the loss of the process at any moment. */
class DurabilityIT {

    private static final int CLIENTS = 8;
    private static final int EACH = 250;
    private static final String FILLING = "x".repeat(700);

    @TempDir
    private Path base;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void keepsEveryAcknowledgedObjectWhenKilledInTheMiddleOfWriting() throws InterruptedException {
        Launch launch = Launch.on(base).with("--disable-dhcp");
        try (Server server = launch.start()) {
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (int client = 0; client < CLIENTS; client++) {
                String prefix = "p" + client + "-";
                clients.execute(() -> create(server.client(), prefix));
            }
            Await.until(
                    "half of the objects",
                    Duration.ofMinutes(2),
                    () -> acknowledged.size() >= CLIENTS * EACH / 2,
                    () -> acknowledged.size() + " objects\n" + server.log(40));
            server.kill9();
            clients.shutdown();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(acknowledged).hasSizeLessThan(CLIENTS * EACH);
        try (Server server = launch.start()) {
            Set<String> found = new HashSet<>();
            for (JsonNode profile : server.client().get("/profiles").ok()) {
                String name = profile.get("Name").asText();
                if (name.matches("p\\d-\\d+")) {
                    found.add(name);
                    assertThat(profile.at("/Params/lab~1filling").asText()).isEqualTo(FILLING);
                    assertThat(profile.at("/Description").asText()).isEqualTo("of " + name);
                }
            }
            assertThat(found).containsAll(acknowledged);
            assertThat(server.client()
                            .post("/profiles", "{\"Name\": \"after\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private void create(Api api, String prefix) {
        for (int number = 0; number < EACH; number++) {
            String name = prefix + number;
            try {
                String profile =
                        """
                        {"Name": "%s", "Description": "of %s", "Params": {"lab/filling": "%s"}}
                        """;
                Api.Answer answer = api.post("/profiles", profile.formatted(name, name, FILLING));
                if (answer.status() == 201) {
                    acknowledged.add(name);
                }
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }
}
