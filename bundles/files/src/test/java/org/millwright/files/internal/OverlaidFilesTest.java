// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.backend.net.Asker;
import org.millwright.files.FileProblem;
import org.millwright.files.ServedFile;
import org.millwright.metrics.Metrics;
import org.millwright.models.BootEnv;
import org.millwright.models.Ip;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;

class OverlaidFilesTest {

    private static final String UUID = "8d7f3a1e-0000-4000-8000-000000000001";
    private static final String OTHER = "8d7f3a1e-0000-4000-8000-000000000002";
    private static final Request REQUEST = new Request("r1", "user:admin", true);
    private static final Asker ASKER = new Asker(Ip.parse("10.0.0.9"), Ip.parse("10.0.0.1"));

    @TempDir
    private Path folder;

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private RenderedPaths rendered;
    private OverlaidFiles files;

    @BeforeEach
    void start() throws IOException {
        rendered = new RenderedPaths(backend, Metrics.NONE);
        rendered.bind(new PlainRenderer(backend));
        backend.follow(rendered);
        var root = new FileRoot(folder.resolve("root"));
        root.create();
        var known = new Loaders.Loader("boot.efi", "bootpackage", List.of(folder.resolve("usr/boot.efi")));
        var loaders = new Loaders(folder.resolve("loaders"), Map.of("boot.efi", known));
        files = new OverlaidFiles(rendered, root, loaders, folder.resolve("server.pem"));
        env("linux", "NAME.ipxe", "boot NAME for ASKER");
        create(Stage.KIND, "{\"Name\": \"none\"}");
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void servesAMachineAsSoonAsItIsCreated() {
        machine(UUID, "n1");
        assertThat(text("n1.ipxe")).isEqualTo("boot n1 for 10.0.0.9");
    }

    @Test
    void followsAMachineToItsNewNameAndEnd() {
        machine(UUID, "n1");
        backend.write(REQUEST, tx -> tx.update(Machine.KIND, UUID, machine -> machine.withName("n2")));
        assertThat(files.open("/n1.ipxe", ASKER)).isEmpty();
        assertThat(text("/n2.ipxe")).isEqualTo("boot n2 for 10.0.0.9");
        backend.write(REQUEST, tx -> tx.delete(Machine.KIND, UUID));
        assertThat(files.open("/n2.ipxe", ASKER)).isEmpty();
    }

    @Test
    void servesTheNewContentsAndPathsOfABootEnv() {
        machine(UUID, "n1");
        backend.write(
                REQUEST, tx -> tx.update(BootEnv.KIND, "linux", old -> env("linux", entry("a", "NAME.cfg", "new"))));
        assertThat(text("n1.cfg")).isEqualTo("new");
        assertThat(files.open("n1.ipxe", ASKER)).isEmpty();
    }

    @Test
    void servesNothingOfAnUploadThatIsNotWhole() throws IOException {
        Files.writeString(folder.resolve("root/files/.a.part"), "half");
        assertThat(files.open("files/.a.part", ASKER)).isEmpty();
    }

    @Test
    void leavesAPathToOthersThatClaimItToo() {
        env("shared", "same", "by NAME");
        machine(UUID, "n1", "shared");
        machine(OTHER, "n2", "shared");
        assertThat(text("same")).isEqualTo("by n2");
        backend.write(REQUEST, tx -> tx.delete(Machine.KIND, OTHER));
        assertThat(text("same")).isEqualTo("by n1");
    }

    @Test
    void servesTheStageOfAMachine() {
        create(
                Stage.KIND,
                """
                {"Name": "prep", "Templates": [{"Name": "s", "Path": "stage/NAME", "Contents": "stage of NAME"}]}
                """);
        machine(UUID, "n1");
        backend.write(REQUEST, tx -> tx.update(Machine.KIND, UUID, machine -> machine.withStage("prep")));
        assertThat(text("stage/n1")).isEqualTo("stage of n1");
    }

    @Test
    void placesFilesByParametersAnew() {
        env("shared", "at/Param/NAME", "text");
        machine(UUID, "n1", "shared");
        create(Profile.KIND, "{\"Name\": \"global\", \"Params\": {\"place\": \"rack1\"}}");
        assertThat(text("at/rack1/n1")).isEqualTo("text");
        assertThat(files.open("at/none/n1", ASKER)).isEmpty();
    }

    @Test
    void servesThoseWhoAreNotKnown() {
        create(
                BootEnv.KIND,
                """
                {"Name": "discovery", "OnlyUnknown": true, "OS": {"Name": "d"},
                 "Templates": [{"Name": "ipxe", "Path": "default.ipxe", "Contents": "hello NAME"}]}
                """);
        assertThat(files.open("default.ipxe", ASKER)).isEmpty();
        create(Pref.KIND, "{\"Name\": \"unknownBootEnv\", \"Val\": \"discovery\"}");
        assertThat(text("default.ipxe")).isEqualTo("hello nobody");
    }

    @Test
    void readsNewLayers() {
        machine(UUID, "n1");
        BootEnv discovery = json(
                BootEnv.KIND,
                """
                {"Name": "ignore", "OnlyUnknown": true, "OS": {"Name": "d"},
                 "Templates": [{"Name": "ipxe", "Path": "default.ipxe", "Contents": "hello NAME"}]}
                """);
        var objects = Map.<String, Map<String, Model>>of("bootenvs", Map.of("ignore", discovery));
        var layer = new Layer("basic", Layer.Type.BASIC, Map.of("Name", "basic"), objects);
        backend.layers(REQUEST, layers -> layers.with(layer));
        assertThat(text("default.ipxe")).isEqualTo("hello nobody");
        assertThat(text("n1.ipxe")).isEqualTo("boot n1 for 10.0.0.9");
    }

    @Test
    void catchesUpWithCommitsThatItMissed() {
        backend.unfollow(rendered);
        machine(UUID, "n1");
        backend.follow(rendered);
        machine(OTHER, "n2");
        assertThat(text("n1.ipxe")).isEqualTo("boot n1 for 10.0.0.9");
        assertThat(text("n2.ipxe")).isEqualTo("boot n2 for 10.0.0.9");
    }

    @Test
    void keepsTheOthersWhereOneCannotBePlaced() {
        env("broken", "FAIL", "text");
        machine(UUID, "n1", "broken");
        machine(OTHER, "n2");
        assertThat(text("n2.ipxe")).isEqualTo("boot n2 for 10.0.0.9");
    }

    @Test
    void tellsThatATemplateFailed() {
        env("broken", "bad", "FAIL");
        machine(UUID, "n1", "broken");
        assertThatThrownBy(() -> files.open("bad", ASKER))
                .isInstanceOf(FileProblem.class)
                .hasMessage("template: t:1: it failed");
    }

    @Test
    void findsFilesBelowTheRoot() throws IOException {
        Files.writeString(folder.resolve("root/files/x"), "on disk");
        assertThat(files.open("files//./x", ASKER))
                .contains(new ServedFile.OnDisk(folder.resolve("root/files/x").toAbsolutePath()));
        assertThat(files.open("/isos", ASKER)).get().isInstanceOf(ServedFile.Directory.class);
        assertThat(files.open("/nothing", ASKER)).isEmpty();
    }

    @Test
    void cannotBeLedOutOfTheRoot() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        for (String path : List.of("../secret", "/../secret", "files/../../secret", "a\0b", "..\\secret")) {
            assertThat(files.open(path, ASKER)).as(path).isEmpty();
        }
        assertThat(files.open("..", ASKER)).contains(new ServedFile.Directory(folder.resolve("root")));
    }

    @Test
    void followsLinksThatAnOperatorMade() throws IOException {
        Files.writeString(folder.resolve("elsewhere"), "linked");
        Files.createSymbolicLink(folder.resolve("root/link"), folder.resolve("elsewhere"));
        assertThat(files.open("link", ASKER)).get().isInstanceOf(ServedFile.OnDisk.class);
    }

    @Test
    void namesThePackageOfAMissingLoader() {
        assertThatThrownBy(() -> files.open("boot.efi", ASKER))
                .isInstanceOf(FileProblem.class)
                .hasMessage("boot.efi is not installed: it comes with package bootpackage")
                .matches(problem -> ((FileProblem) problem).isMissing());
    }

    @Test
    void prefersTheLoaderOfAnOperator() throws IOException {
        var installed = Files.createDirectories(folder.resolve("usr")).resolve("boot.efi");
        Files.writeString(installed, "package");
        assertThat(files.open("boot.efi", ASKER)).contains(new ServedFile.OnDisk(installed));
        var own = Files.createDirectories(folder.resolve("loaders")).resolve("boot.efi");
        Files.writeString(own, "own");
        assertThat(files.open("boot.efi", ASKER)).contains(new ServedFile.OnDisk(own));
        assertThat(files.open("sub/boot.efi", ASKER)).isEmpty();
    }

    @Test
    void servesTheCertificate() throws IOException {
        assertThat(files.open("certificate.pem", ASKER)).isEmpty();
        Files.writeString(folder.resolve("server.pem"), "pem");
        assertThat(files.open("certificate.pem", ASKER)).contains(new ServedFile.OnDisk(folder.resolve("server.pem")));
    }

    private String text(String path) {
        var file = (ServedFile.Rendered) files.open(path, ASKER).orElseThrow();
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private void machine(String uuid, String name) {
        machine(uuid, name, "linux");
    }

    private void machine(String uuid, String name, String env) {
        create(Machine.KIND, "{\"Name\": \"%s\", \"Uuid\": \"%s\", \"BootEnv\": \"%s\"}".formatted(name, uuid, env));
    }

    private void env(String name, String path, String contents) {
        backend.write(REQUEST, tx -> tx.create(BootEnv.KIND, env(name, entry("a", path, contents))));
    }

    private static String entry(String name, String path, String contents) {
        return "{\"Name\": \"%s\", \"Path\": \"%s\", \"Contents\": \"%s\"}".formatted(name, path, contents);
    }

    private static BootEnv env(String name, String entries) {
        return json(BootEnv.KIND, "{\"Name\": \"%s\", \"Templates\": [%s]}".formatted(name, entries));
    }

    private <T extends Model> void create(Kind<T> kind, String json) {
        backend.write(REQUEST, tx -> tx.create(kind, json(kind, json)));
    }

    private static <T extends Model> T json(Kind<T> kind, String json) {
        return Wire.read(kind, json.getBytes(StandardCharsets.UTF_8));
    }
}
