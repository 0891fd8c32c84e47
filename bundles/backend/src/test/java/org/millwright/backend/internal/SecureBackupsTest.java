// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Layer;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Param;
import org.millwright.models.Profile;
import org.millwright.store.MemoryStore;

/** What is sealed opens again after a restore, here and on another server. */
class SecureBackupsTest {

    private static final String CANARY = "canary-7361";
    private static final String UUID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static final String PARAM = "{\"Name\":\"pass\",\"Secure\":true,\"Schema\":{\"type\":\"string\"}}";

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final LiveBackend backend = server(store);

    private static LiveBackend server(MemoryStore store) {
        var backend = Given.backend(store);
        Profile profile = json(Profile.KIND, "{\"Name\":\"sprof\",\"Params\":{\"pass\":\"of the package\"}}");
        var layer = Given.layer(
                "w8",
                Layer.Type.DYNAMIC,
                Map.of(
                        "params", Map.of("pass", json(Param.KIND, PARAM)),
                        "profiles", Map.of("sprof", profile)));
        backend.layers(USER, layers -> layers.with(Given.basicLayer()).with(layer));
        return backend;
    }

    private FolderBackups backups(LiveBackend of) {
        return new FolderBackups(of, folder.resolve("backups"), "1.2.3", Clock.systemUTC(), Optional::empty);
    }

    private void machineWith(String value) {
        if (backend.image().find(Machine.KIND, UUID).isEmpty()) {
            backend.write(
                    USER,
                    tx -> tx.create(
                            Machine.KIND, json(Machine.KIND, "{\"Name\":\"m1\",\"Uuid\":\"%s\"}".formatted(UUID))));
        }
        String key = backend.write(USER, tx -> tx.publicKey(Machine.KIND, UUID));
        var sealed = new TreeMap<>(
                SecureData.seal(Base64.getDecoder().decode(key), value).plain());
        backend.write(USER, tx -> tx.update(Machine.KIND, UUID, m -> m.withParams(Map.of("pass", sealed))));
    }

    private static Object opened(LiveBackend of) {
        Item<Machine> machine = of.image().find(Machine.KIND, UUID).orElseThrow();
        return of.params(of.image()).decoded().find(machine, "pass").orElseThrow();
    }

    private static Map<String, Object> openedOfThePackage(LiveBackend of) {
        return of.params(of.image())
                .decoded()
                .of(of.image().find(Profile.KIND, "sprof").orElseThrow());
    }

    @Test
    void opensWhatWasSealedBefore() {
        machineWith(CANARY);
        backups(backend).create("good");
        machineWith("another");
        backups(backend).restore(USER, "good");
        assertThat(opened(backend)).isEqualTo(CANARY);
    }

    @Test
    void opensItWhereTheMachineAndItsKeyWereGone() {
        machineWith(CANARY);
        backups(backend).create("good");
        backend.write(USER, tx -> tx.delete(Machine.KIND, UUID));
        machineWith("another");
        backups(backend).restore(USER, "good");
        assertThat(opened(backend)).isEqualTo(CANARY);
        try (var restarted = server(store)) {
            assertThat(opened(restarted)).isEqualTo(CANARY);
            assertThat(openedOfThePackage(restarted)).isEqualTo(Map.of("pass", "of the package"));
        }
    }

    @Test
    void opensItOnAnotherServerWhosePackagesHaveKeysOfTheirOwn() {
        machineWith(CANARY);
        backups(backend).create("good");
        var other = new MemoryStore();
        try (var fresh = server(other)) {
            backups(fresh).restore(USER, "good");
            assertThat(opened(fresh)).isEqualTo(CANARY);
            assertThat(openedOfThePackage(fresh)).isEqualTo(Map.of("pass", "of the package"));
            try (var restarted = server(other)) {
                assertThat(opened(restarted)).isEqualTo(CANARY);
                assertThat(openedOfThePackage(restarted)).isEqualTo(Map.of("pass", "of the package"));
            }
        }
    }

    @Test
    void sealsWhatHasBecomeSecureSince() {
        backend.write(
                USER,
                tx -> tx.create(
                        Profile.KIND,
                        json(Profile.KIND, "{\"Name\":\"aa\",\"Params\":{\"later\":\"" + CANARY + "\"}}")));
        backups(backend).create("good");
        var layer = Given.layer(
                "w9",
                Layer.Type.DYNAMIC,
                Map.of("params", Map.of("later", json(Param.KIND, PARAM.replace("pass", "later")))));
        backend.layers(USER, layers -> layers.with(layer));
        backend.write(USER, tx -> tx.delete(Profile.KIND, "aa"));
        backups(backend).restore(USER, "good");
        var restored = backend.image().find(Profile.KIND, "aa").orElseThrow();
        assertThat(restored.value().params().get("later").toString())
                .contains("Payload")
                .doesNotContain(CANARY);
        assertThat(backend.params(backend.image()).decoded().of(restored)).isEqualTo(Map.of("later", CANARY));
    }

    @Test
    void showsNoSecretInTheFilesOfABackup() throws IOException {
        machineWith(CANARY);
        backups(backend).create("good");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(3).allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContain(CANARY));
        }
    }
}
