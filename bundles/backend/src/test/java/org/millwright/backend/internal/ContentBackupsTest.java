// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Commit;
import org.millwright.backend.ContentFiles;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.store.MemoryStore;

/** A backup brings content back together with the objects, in one commit. */
class ContentBackupsTest {

    /** One package, whose file names its profiles. */
    private final class OnePackage implements ContentFiles {

        private final SortedMap<String, byte[]> files = new TreeMap<>();

        void put(String profiles) {
            files.put("packages/one.yaml", profiles.getBytes(UTF_8));
            backend.layers(USER, layers(files));
        }

        @Override
        public SortedMap<String, byte[]> files() {
            return new TreeMap<>(files);
        }

        @Override
        public <R> R restore(SortedMap<String, byte[]> wanted, Function<UnaryOperator<Layers>, R> commit) {
            R result = commit.apply(layers(wanted));
            files.clear();
            files.putAll(wanted);
            return result;
        }

        private static UnaryOperator<Layers> layers(Map<String, byte[]> files) {
            if (files.isEmpty()) {
                return layers -> layers.without("one");
            }
            var profiles = new TreeMap<String, Model>();
            var stages = new TreeMap<String, Model>();
            for (String name : new String(files.get("packages/one.yaml"), UTF_8).split(" ")) {
                profiles.put(name, json(Profile.KIND, "{\"Name\":\"" + name + "\"}"));
                stages.put(name, json(Stage.KIND, "{\"Name\":\"" + name + "\"}"));
            }
            return layers ->
                    layers.with(Given.layer("one", Layer.Type.DYNAMIC, Map.of("profiles", profiles, "stages", stages)));
        }
    }

    private final MemoryStore store = new MemoryStore();
    private final LiveBackend backend = Given.backend(store);
    private final OnePackage content = new OnePackage();
    private final Path folder;
    private final FolderBackups backups;

    ContentBackupsTest(@TempDir Path folder) {
        backend.layers(USER, layers -> layers.with(Given.basicLayer()));
        backups = new FolderBackups(backend, folder, "1.2.3", Clock.systemUTC(), () -> Optional.of(content));
        this.folder = folder;
    }

    private void write(String profile) {
        backend.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"" + profile + "\"}")));
    }

    private Map<String, Boolean> profiles() {
        var found = new TreeMap<String, Boolean>();
        backend.image()
                .table(Profile.KIND)
                .all()
                .forEach(item -> found.put(item.key(), item.status().readOnly()));
        return found;
    }

    @Test
    void keepsTheFilesAndSharesWhatIsTheSame() throws IOException {
        content.put("p1 p2");
        var first = backups.create("first");
        assertThat(first.excluded()).containsExactly("certificate", "etc", "files", "isos", "job-logs", "plugins");
        assertThat(Files.readString(folder.resolve("first/content/packages/one.yaml")))
                .isEqualTo("p1 p2");
        assertThat(first.counts()).isEmpty();
        assertThat(backups.create("second").written()).isZero();
    }

    @Test
    void bringsThemBackWithOneCommit() throws InterruptedException {
        content.put("p1 p2");
        backend.write(USER, tx -> tx.create(Machine.KIND, json(Machine.KIND, "{\"Name\":\"m1\",\"Stage\":\"p2\"}")));
        write("mine");
        backups.create("good");
        backend.write(USER, tx -> {
            String uuid = tx.image().table(Machine.KIND).all().iterator().next().key();
            return tx.delete(Machine.KIND, uuid);
        });
        content.put("p3");
        BlockingQueue<Commit> commits = new LinkedBlockingQueue<>();
        backend.follow(commits::add);
        long before = backend.image().serial();

        var saved = backups.restore(USER, "good");

        assertThat(profiles()).isEqualTo(Map.of("mine", false, "p1", true, "p2", true));
        assertThat(backend.image().serial()).isEqualTo(before + 1);
        assertThat(commits.poll(10, TimeUnit.SECONDS).layersChanged()).isTrue();
        assertThat(backend.image().table(Machine.KIND).all())
                .singleElement()
                .satisfies(item -> assertThat(item.status().available()).isTrue());

        backups.restore(USER, saved.name());
        assertThat(profiles()).isEqualTo(Map.of("mine", false, "p3", true));
    }

    /** What is written now was in a package then, and the other way round. */
    @Test
    void letsObjectsAndContentChangePlaces() {
        content.put("aa");
        write("bb");
        backups.create("then");
        content.files.clear();
        backend.layers(USER, layers -> layers.without("one"));
        backend.write(USER, tx -> tx.delete(Profile.KIND, "bb"));
        write("aa");
        content.put("bb");

        backups.restore(USER, "then");

        assertThat(profiles()).isEqualTo(Map.of("aa", true, "bb", false));
        try (var restarted = Given.backend(store)) {
            restarted.layers(USER, OnePackage.layers(content.files));
            assertThat(restarted
                            .image()
                            .find(Profile.KIND, "bb")
                            .orElseThrow()
                            .status()
                            .readOnly())
                    .isFalse();
            assertThat(restarted
                            .image()
                            .find(Profile.KIND, "aa")
                            .orElseThrow()
                            .status()
                            .readOnly())
                    .isTrue();
        }
    }

    @Test
    void leavesAllAsItIsWhereTheContentDoesNotFit() {
        content.put("aa");
        backups.create("good");
        content.put("bb");
        backend.layers(
                USER,
                layers -> layers.with(Given.layer(
                        "other",
                        Layer.Type.DYNAMIC,
                        Map.of("profiles", Map.of("aa", json(Profile.KIND, "{\"Name\":\"aa\"}"))))));
        var refused = catchThrowableOfType(Problem.class, () -> backups.restore(USER, "good"));
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.messages())
                .containsExactly(
                        "New layer violates key restrictions: keysCannotBeOverridden: aa is already in layer 1");
        assertThat(profiles()).isEqualTo(Map.of("aa", true, "bb", true));
        assertThat(content.files.get("packages/one.yaml")).asString(UTF_8).isEqualTo("bb");
    }

    @Test
    void namesAFileThatIsDamaged() throws IOException {
        content.put("aa");
        backups.create("good");
        Path file = folder.resolve("good/content/packages/one.yaml");
        Files.writeString(file, "b");
        var refused = catchThrowableOfType(Problem.class, () -> backups.restore(USER, "good"));
        assertThat(refused.messages())
                .containsExactly("The backup is not used: " + file + ": its SHA-256 is not that of manifest.json");
    }

    @Test
    void leavesContentAloneWhereABackupHasNone() {
        content.put("aa");
        new FolderBackups(backend, folder, "1.2.3", Clock.systemUTC(), Optional::empty).create("bare");
        content.put("bb");
        backups.restore(USER, "bare");
        assertThat(profiles()).isEqualTo(Map.of("bb", true));
    }
}
