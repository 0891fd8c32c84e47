// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreProvider;

class ContentSavingTest {

    private static final Request USER = Request.of("user:rocketskates");

    @TempDir
    Path base;

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private LiveContents contents;

    /** A profile for each file of a folder, which has its description. */
    private static final class Descriptions implements StoreProvider {

        @Override
        public String type() {
            return "directory";
        }

        @Override
        public Store open(StoreAddress address) {
            var store = new MemoryStore();
            new StoreFiles(address.place()).read().forEach((name, bytes) -> {
                String json = "{\"Name\":\"%s\",\"Description\":\"%s\"}".formatted(name, new String(bytes, UTF_8));
                store.append(List.of(new Store.Entry("profiles", name, json.getBytes(UTF_8))));
            });
            return store;
        }
    }

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(base.resolve("content.d"));
        contents = new LiveContents(
                backend,
                base.resolve("packages"),
                List.of(StoreContent.local("directory:" + base.resolve("content.d") + "?codec=yaml")));
        local("l1", "first");
        contents.addProvider(new Descriptions());
        contents.create(USER, c1("p1"), false);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private void local(String name, String text) throws IOException {
        Files.writeString(base.resolve("content.d").resolve(name), text);
    }

    private static JsonNode c1(String profile) {
        return Wire.tree("{'meta':{'Name':'c1','Version':'1'},'sections':{'profiles':{'%s':{'Name':'%s'}}}}"
                .formatted(profile, profile)
                .replace('\'', '"')
                .getBytes(UTF_8));
    }

    private Map<String, String> profiles() {
        var found = new TreeMap<String, String>();
        backend.image()
                .table(Profile.KIND)
                .all()
                .forEach(item -> found.put(
                        item.key(),
                        item.value().description() + " of " + item.status().bundle()));
        return found;
    }

    private String restore(SortedMap<String, byte[]> files) {
        return contents.saving().restore(files, this::commit);
    }

    private String commit(UnaryOperator<Layers> change) {
        backend.layers(USER, change);
        return "committed";
    }

    private List<String> below(String folder) {
        return new StoreFiles(base.resolve(folder)).read().keySet().stream().toList();
    }

    @Test
    void savesPackagesInUseAndWhatOperatorsKeep() {
        var files = contents.saving().files();
        assertThat(files.keySet()).containsExactly("local/l1", "packages/c1.yaml");
        assertThat(files.get("local/l1")).asString(UTF_8).isEqualTo("first");
        assertThat(files.get("packages/c1.yaml"))
                .asString(UTF_8)
                .isEqualTo(
                        """
                        meta:
                          Name: c1
                          Version: '1'
                        sections:
                          profiles:
                            p1:
                              Name: p1
                        """);
    }

    @Test
    void bringsThemBackOnDiskAndInUse() throws IOException {
        var files = contents.saving().files();
        contents.replace(USER, "c1", c1("p2"), false);
        contents.create(USER, Wire.tree("{\"meta\":{\"Name\":\"c2\",\"Version\":\"1\"}}".getBytes(UTF_8)), false);
        local("l1", "changed");
        local("l2", "new");
        contents.reload();
        assertThat(profiles())
                .isEqualTo(Map.of("l1", "changed of LocalStore", "l2", "new of LocalStore", "p2", " of c1"));

        assertThat(restore(files)).isEqualTo("committed");

        assertThat(profiles()).isEqualTo(Map.of("l1", "first of LocalStore", "p1", " of c1"));
        assertThat(below("content.d")).containsExactly("l1");
        assertThat(below("packages")).containsExactly("c1-1.yaml");
        assertThat(base.toFile().list()).containsExactlyInAnyOrder("content.d", "packages");
        assertThat(contents.saving().files()).containsOnlyKeys("local/l1", "packages/c1.yaml");
        try (var next = new LiveBackend(new MemoryStore(), List::of)) {
            var restarted = new LiveContents(next, base.resolve("packages"), Map.of());
            assertThat(restarted
                            .document("c1")
                            .orElseThrow()
                            .at("/sections/profiles/p1/Name")
                            .asText())
                    .isEqualTo("p1");
        }
    }

    @Test
    void leavesAllAsItWasWhereTheCommitIsRefused() throws IOException {
        var files = contents.saving().files();
        contents.replace(USER, "c1", c1("p2"), false);
        local("l1", "changed");
        contents.reload();
        var refused =
                catchThrowableOfType(Problem.class, () -> contents.saving().restore(files, layers -> {
                    throw new Problem("backups", "", "RESTORE", List.of("No"), 422);
                }));
        assertThat(refused.messages()).containsExactly("No");
        assertThat(profiles()).isEqualTo(Map.of("l1", "changed of LocalStore", "p2", " of c1"));
        assertThat(below("content.d")).containsExactly("l1");
        assertThat(below("packages")).containsExactly("c1-1-1.yaml");
        assertThat(base.toFile().list()).containsExactlyInAnyOrder("content.d", "packages");
    }

    @Test
    void saysThatThereIsNoPlaceForLocalContent() {
        var bare = new LiveContents(backend, base.resolve("packages"), List.of());
        var refused = catchThrowableOfType(
                Problem.class, () -> bare.saving().restore(contents.saving().files(), this::commit));
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.messages())
                .containsExactly("The backup has a LocalStore, and this server keeps none: make a folder for it"
                        + " (etc/content.d, or --local-content, --default-content), start again and restore then");
    }

    @Test
    void takesNoFileOutsideOfItsFolder() {
        var files = new TreeMap<String, byte[]>(Map.of("local/../../escaped", new byte[] {1}));
        var refused = catchThrowableOfType(Problem.class, () -> restore(files));
        assertThat(refused.messages()).containsExactly("../../escaped is outside of its folder");
        assertThat(base.getParent().resolve("escaped")).doesNotExist();
    }
}
