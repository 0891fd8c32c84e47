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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Backup;
import org.millwright.backend.Commit;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;

class FolderBackupsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private LiveBackend backend;
    private FolderBackups backups;

    @BeforeEach
    void someObjects() {
        store.append(List.of(new Store.Entry("racks", "r1", "{\"Id\": \"r1\",\n\"Height\": 42}".getBytes(UTF_8))));
        store.append(List.of(ClockMark.entry(CLOCK.instant())));
        backend = Given.backend(store);
        backend.layers(USER, layers -> layers.with(Given.basicLayer()));
        backups = new FolderBackups(backend, folder.resolve("backups"), "1.2.3", CLOCK, Optional::empty);
        profile("p-a", "first");
        profile("p-b", "second");
    }

    private void profile(String name, String description) {
        backend.write(
                USER,
                tx -> tx.save(
                        Profile.KIND,
                        json(Profile.KIND, "{\"Name\":\"%s\",\"Description\":\"%s\"}".formatted(name, description))));
    }

    private Map<String, String> profiles() {
        var all = new TreeMap<String, String>();
        backend.image()
                .table(Profile.KIND)
                .all()
                .forEach(item -> all.put(item.key(), item.value().description()));
        return all;
    }

    private Map<String, String> stored() {
        var all = new TreeMap<String, String>();
        store.replay((kind, key, value) -> all.put(kind + "/" + key, new String(value, UTF_8).replace('\n', ' ')));
        return all;
    }

    private Path file(String backup, String name) {
        return folder.resolve("backups").resolve(backup).resolve(name);
    }

    private Problem refusal(String name) {
        return catchThrowableOfType(Problem.class, () -> backups.restore(USER, name));
    }

    @Test
    void savesTheWritableObjectsAndWhatItDoesNotUnderstand() throws IOException {
        var backup = backups.create("");
        assertThat(backup.name()).isEqualTo("20260304-050607");
        assertThat(backup.version()).isEqualTo("1.2.3");
        assertThat(backup.format()).isEqualTo(3);
        assertThat(backup.excluded())
                .containsExactly("certificate", "etc", "files", "isos", "job-logs", "plugins", "content");
        assertThat(backup.time()).isEqualTo("2026-03-04T05:06:07Z");
        assertThat(backup.serial()).isEqualTo(backend.image().serial());
        assertThat(backup.counts()).isEqualTo(Map.of("profiles", 2, "racks", 1));
        assertThat(Files.readString(file("20260304-050607", "objects/racks.objects")))
                .isEqualTo("\"r1\"\t{\"Id\": \"r1\", \"Height\": 42}\n");
        assertThat(backups.list()).containsExactly(backup);
    }

    @Test
    void keepsEverythingFromTheEyesOfOthers() throws IOException {
        backups.create("one");
        try (Stream<Path> inside = Files.walk(folder.resolve("backups"))) {
            assertThat(inside)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void keepsPrivateKeysInAFolderOfTheirOwn() throws IOException {
        String key = "\"" + "A".repeat(43) + "=\"";
        store.append(List.of(new Store.Entry("secrets", "profiles-p-a", key.getBytes(UTF_8))));
        var restarted = Given.backend(store);
        new FolderBackups(restarted, folder.resolve("backups"), "1.2.3", CLOCK, Optional::empty).create("one");
        assertThat(Files.readString(file("one", "keys/secrets.objects"))).isEqualTo("\"profiles-p-a\"\t" + key + "\n");
        var kept = file("one", "keys");
        Files.move(kept, folder.resolve("apart"));
        assertThat(refusal("one").messages().get(0)).contains("keys/secrets.objects: it can't be read");
        Files.move(folder.resolve("apart"), kept);
        backups.restore(USER, "one");
        assertThat(stored()).containsEntry("secrets/profiles-p-a", key);
    }

    @Test
    void writesOnlyWhatChangedSinceThePreviousOne() throws IOException {
        var first = backups.create("first");
        profile("p-b", "changed");
        var second = backups.create("second");
        assertThat(first.written()).isEqualTo(first.bytes());
        assertThat(second.previous()).isEqualTo("first");
        assertThat(second.written())
                .isEqualTo(Files.size(file("second", "objects/profiles.objects")))
                .isLessThan(second.bytes());
        assertThat(Files.getAttribute(file("first", "objects/racks.objects"), "unix:nlink"))
                .isEqualTo(2);
        backups.delete("first");
        assertThat(refusal("first").code()).isEqualTo(404);
        backups.restore(USER, "second");
        assertThat(profiles()).isEqualTo(Map.of("p-a", "first", "p-b", "changed"));
    }

    @Test
    void sharesNoFileThatIsDamaged() throws IOException {
        backups.create("first");
        Files.writeString(file("first", "objects/racks.objects"), "rot");
        assertThat(backups.create("second").written()).isPositive();
        backups.restore(USER, "second");
    }

    @Test
    void spreadsManyObjectsOverFilesSoThatFewChange() {
        for (int i = 0; i < 300; i++) {
            profile("many-" + i, "x".repeat(100));
        }
        backups.create("first");
        profile("many-7", "y");
        var second = backups.create("second");
        assertThat(second.written()).isLessThan(second.bytes() / 8);
    }

    @Test
    void restoresWithOneCommitAndSavesWhatWasThereBefore() throws InterruptedException {
        var keptBefore = stored();
        backups.create("good");
        profile("p-a", "changed");
        profile("p-c", "new");
        backend.write(USER, tx -> tx.delete(Profile.KIND, "p-b"));
        BlockingQueue<Commit> commits = new LinkedBlockingQueue<>();
        backend.follow(commits::add);
        var saved = backups.restore(USER, "good");
        assertThat(profiles()).isEqualTo(Map.of("p-a", "first", "p-b", "second"));
        assertThat(stored()).isEqualTo(keptBefore);
        var commit = commits.poll(10, TimeUnit.SECONDS);
        assertThat(commit.changes().stream().map(change -> change.action() + " " + change.key()))
                .containsExactlyInAnyOrder("save p-a", "create p-b", "delete p-c");
        assertThat(commit.after().serial()).isEqualTo(backend.image().serial());
        assertThat(saved.name()).isEqualTo("before-restore-20260304-050607");
        backups.restore(USER, saved.name());
        assertThat(profiles()).isEqualTo(Map.of("p-a", "changed", "p-c", "new"));
    }

    @Test
    void restoresMachinesWithWhatTheyName() {
        backend.write(
                USER, tx -> tx.create(Machine.KIND, json(Machine.KIND, "{\"Name\":\"m1\",\"Profiles\":[\"p-a\"]}")));
        backups.create("good");
        backend.write(USER, tx -> {
            String uuid = tx.image().table(Machine.KIND).all().iterator().next().key();
            tx.delete(Machine.KIND, uuid);
            return tx.delete(Profile.KIND, "p-a");
        });
        backups.restore(USER, "good");
        assertThat(backend.image().table(Machine.KIND).all())
                .singleElement()
                .satisfies(item -> assertThat(item.status().available()).isTrue());
    }

    @Test
    void refusesADamagedPartAndNamesIt() throws IOException {
        backups.create("bad");
        profile("p-a", "changed");
        var part = file("bad", "objects/profiles.objects");
        Files.writeString(part, Files.readString(part).replace("first", "fIrst"));
        var problem = refusal("bad");
        assertThat(problem.code()).isEqualTo(422);
        assertThat(problem.messages())
                .containsExactly("The backup is not used: " + part + ": its SHA-256 is not that of manifest.json");
        assertThat(profiles()).containsEntry("p-a", "changed");
        assertThat(backups.list()).extracting(Backup::name).containsExactly("bad");
    }

    @Test
    void refusesAMissingPartAndAChangedManifest() throws IOException {
        backups.create("bad");
        Files.delete(file("bad", "objects/racks.objects"));
        assertThat(refusal("bad").messages().get(0)).contains("objects/racks.objects: it can't be read");
        Files.writeString(file("bad", "manifest.json"), "{}");
        assertThat(refusal("bad").messages().get(0)).contains("manifest.json: its SHA-256");
    }

    @Test
    void refusesAFormatOfTheFuture() throws IOException {
        backups.create("new");
        var manifest = file("new", "manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"Format\":3", "\"Format\":4"));
        Files.writeString(file("new", "manifest.sha256"), Digest.of(Files.readAllBytes(manifest)));
        assertThat(refusal("new").messages().get(0)).contains("it has format 4, made by version 1.2.3");
    }

    @Test
    void refusesObjectsThatDoNotFit() throws IOException {
        backups.create("odd");
        var part = file("odd", "objects/profiles.objects");
        Files.writeString(part, Files.readString(part).replace("\"p-a\"", "\"?\""));
        var manifest = file("odd", "manifest.json");
        var entry = backups.list().get(0).parts().stream()
                .filter(known -> known.file().equals("objects/profiles.objects"))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                manifest, Files.readString(manifest).replace(entry.sha256(), Digest.of(Files.readAllBytes(part))));
        Files.writeString(file("odd", "manifest.sha256"), Digest.of(Files.readAllBytes(manifest)));
        assertThat(refusal("odd").messages()).containsExactly("profiles/?: Invalid Name `?`");
        assertThat(profiles()).containsEntry("p-a", "first");
        assertThat(backups.list()).hasSize(1);
    }

    @Test
    void takesOnlyNamesThatStayInTheFolder() {
        for (String name : new String[] {"../x", "a/b", ".hidden", "-x"}) {
            assertThat(catchThrowableOfType(Problem.class, () -> backups.create(name))
                            .code())
                    .isEqualTo(400);
        }
        backups.create("one");
        assertThat(catchThrowableOfType(Problem.class, () -> backups.create("one"))
                        .code())
                .isEqualTo(409);
    }
}
