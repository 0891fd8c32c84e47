// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Template;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;

class PackagesTest {

    private static final Request USER = Request.of("user:rocketskates");

    @TempDir
    Path base;

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void answersWithASummaryAndKeepsAFile() throws IOException {
        var summary = packages(backend).create(USER, c1("1.2.3", "p1"), false);

        assertThat(summary.path("meta").path("Name").asText()).isEqualTo("c1");
        assertThat(summary.path("meta").path("Type").asText()).isEqualTo("dynamic");
        assertThat(summary.path("meta").path("Overwritable").asBoolean()).isFalse();
        assertThat(summary.path("Counts")).isEqualTo(json("{'profiles':1,'widgets':1}"));
        assertThat(summary.path("Warnings")).isEmpty();
        assertThat(files()).containsExactly("c1-1.2.3.yaml");
        assertThat(Files.readString(base.resolve("c1-1.2.3.yaml")))
                .isEqualTo(
                        """
                        meta:
                          Name: c1
                          Version: 1.2.3
                        sections:
                          profiles:
                            p1:
                              Name: p1
                          widgets:
                            w1:
                              Id: w1
                        """);
        assertThat(profiles(backend)).containsExactly("p1");
    }

    /** As a folder in a bundle does, whose meta.yaml has the same words. */
    @Test
    void saysForAllItsTextsWhichEngineTheyAreFor() {
        var odd = json("{'meta':{'Name':'odd','Version':'1','Meta':{'engine':'odd'}},'sections':{'templates':{"
                + "'t1':{'ID':'t1','Contents':'{{ not Go'},"
                + "'t2':{'ID':'t2','Contents':'x','Meta':{'engine':'go','color':'red'}}}}}");
        var summary = packages(backend).create(USER, odd, false);

        assertThat(summary.at("/meta/Meta")).isEqualTo(json("{'engine':'odd'}"));
        assertThat(meta("t1")).isEqualTo(Map.of("engine", "odd"));
        assertThat(meta("t2")).isEqualTo(Map.of("engine", "go", "color", "red"));
        var folder = ContentFolder.read(new TreeMap<>(Map.of(
                "meta.yaml", "Name: odd\nVersion: '1'\nMeta:\n  engine: odd\n".getBytes(UTF_8),
                "templates/t1", "{{ not Go".getBytes(UTF_8))));
        assertThat(folder.layer().text("engine")).isEqualTo("odd");
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> PackageDocument.read(json("{'meta':{'Name':'x','Meta':{'engine':[]}}}")))
                        .messages())
                .containsExactly("The engine below Meta is a text");
    }

    private Map<String, String> meta(String template) {
        return backend.image()
                .find(Template.KIND, template)
                .orElseThrow()
                .value()
                .meta();
    }

    @Test
    void followsWhatAnOperatorDidToTheFilesWhenAskedTo() throws IOException {
        var contents = new LiveContents(backend, base, Map.of());
        contents.create(USER, c1("v1", "p1"), false);
        Files.writeString(base.resolve("c1-v1.yaml"), c1("v1", "p2").toString());
        Files.writeString(
                base.resolve("c2.json"),
                c1("v1", "p3").toString().replace("c1", "c2").replace("w1", "w2"));
        contents.reload();
        assertThat(profiles(backend)).containsExactly("p2", "p3");

        Files.delete(base.resolve("c1-v1.yaml"));
        contents.reload();
        assertThat(profiles(backend)).containsExactly("p3");
        contents.create(USER, c1("v1", "p4"), false);
        assertThat(profiles(backend)).containsExactly("p3", "p4");
    }

    @Test
    void isBackAfterARestart() {
        packages(backend).create(USER, c1("v1.0.0", "p1"), false);
        try (var next = new LiveBackend(new MemoryStore(), List::of)) {
            var packages = packages(next);
            assertThat(profiles(next)).containsExactly("p1");
            var twice = catchThrowableOfType(Problem.class, () -> packages.create(USER, c1("v1.0.0", "p2"), false));
            assertThat(twice.messages()).containsExactly("Content c1 already exists");
            assertThat(twice.code()).isEqualTo(409);
        }
    }

    @Test
    void replacesAPackageAndItsFile() {
        var packages = packages(backend);
        packages.create(USER, c1("v1", "p1"), false);
        packages.replace(USER, "c1", c1("v1", "p2"), false);

        assertThat(profiles(backend)).containsExactly("p2");
        assertThat(files()).containsExactly("c1-v1-1.yaml");
    }

    @Test
    void keepsWhatIsThereWhereTheNewDoesNotFit() {
        var packages = packages(backend);
        packages.create(USER, c1("v1", "p1"), false);
        backend.write(USER, tx -> tx.create(Profile.KIND, Wire.read(Profile.KIND, text("{'Name':'mine'}"))));
        var problem = catchThrowableOfType(Problem.class, () -> packages.replace(USER, "c1", c1("zz", "mine"), false));

        assertThat(problem.messages())
                .containsExactly(
                        "Layer c1: invalid version zz: Invalid character(s) found in major number \"zz\"",
                        "New layer violates key restrictions: keysCannotBeOverridden: mine is already in layer 0"
                                + "\n\tkeysCannotOverride: mine would be overridden by layer 0");
        assertThat(profiles(backend)).containsExactly("mine", "p1");
        assertThat(files()).containsExactly("c1-v1.yaml");
    }

    @Test
    void putsItsObjectsInThePlaceOfWrittenOnesOnRequest() {
        var packages = packages(backend);
        backend.write(USER, tx -> tx.create(Profile.KIND, Wire.read(Profile.KIND, text("{'Name':'mine'}"))));
        packages.create(USER, c1("1", "mine"), true);

        assertThat(backend.image()
                        .find(Profile.KIND, "mine")
                        .orElseThrow()
                        .status()
                        .bundle())
                .isEqualTo("c1");
    }

    @Test
    void deletesAPackageButNoOtherLayer() {
        var packages = packages(backend);
        packages.create(USER, c1("v1", "p1"), false);
        packages.delete(USER, "BackingStore");
        packages.delete(USER, "c1");

        assertThat(profiles(backend)).isEmpty();
        assertThat(files()).isEmpty();
        var gone = catchThrowableOfType(Problem.class, () -> packages.delete(USER, "c1"));
        assertThat(gone.messages()).containsExactly("No such content store");
        assertThat(gone.code()).isEqualTo(404);
    }

    @Test
    void refusesAnotherNameAndWhatIsNotThere() {
        var packages = packages(backend);
        packages.create(USER, c1("v1", "p1"), false);
        assertThat(catchThrowableOfType(Problem.class, () -> packages.replace(USER, "c2", c1("v1", "p1"), false))
                        .messages())
                .containsExactly("Cannot change name from c2 to c1");
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> packages.replace(USER, "c2", json("{'meta':{'Name':'c2'}}"), false))
                        .messages())
                .containsExactly("Cannot find c2");
        assertThat(catchThrowableOfType(
                                Problem.class, () -> packages.create(USER, json("{'meta':{'Name':['x']}}"), false))
                        .messages())
                .containsExactly(
                        "json: cannot unmarshal array into Go struct field ContentMetaData.meta.Name of type string");
    }

    @Test
    void startsWithoutADamagedFileAndSaysSo() throws IOException {
        packages(backend).create(USER, c1("v1", "p1"), false);
        Files.writeString(base.resolve("c2-v1.yaml"), "meta: {Name: c2\n");
        Files.writeString(base.resolve(".new.c3-v1.yaml"), "meta: {Name: c3}\n");
        var folder = new PackageFolder(base);

        assertThat(folder.read()).containsOnlyKeys("c1");
        assertThat(folder.damaged()).singleElement().asString().startsWith("c2-v1.yaml: line ");
    }

    @Test
    void letsNobodyElseReadWhatIsKept() throws IOException {
        var folder = Files.createDirectories(base.resolve("packages"));
        var old = Files.writeString(folder.resolve("c2-v1.yaml"), "meta: {Name: c2}");
        var unfinished = Files.writeString(folder.resolve(".new.c3-v1.yaml"), "meta: {Name: c3}");
        var elsewhere = Files.writeString(base.resolve("elsewhere.yaml"), "meta: {Name: c4}");
        Files.createSymbolicLink(folder.resolve("c4-v1.yaml"), elsewhere);
        for (Path path : List.of(folder, old, unfinished, elsewhere)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x---"));
        }
        var packages = new PackageFolder(folder);

        assertThat(packages.read()).containsOnlyKeys("c2", "c4");
        var document = c1("v1", "p1");
        var written = packages.write(PackageDocument.read(document), document);
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(old)).isEqualTo("rwx------");
        assertThat(mode(unfinished)).isEqualTo("rwx------");
        assertThat(mode(elsewhere)).isEqualTo("rwxr-x---");
        assertThat(mode(written)).isEqualTo("rw-------");

        var fresh = new PackageFolder(base.resolve("fresh"));
        fresh.write(PackageDocument.read(document), document);
        assertThat(mode(base.resolve("fresh"))).isEqualTo("rwx------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Packages packages(LiveBackend on) {
        var stack = new ContentStack(on);
        var packages = new Packages(on, stack, new PackageFolder(base));
        packages.wish();
        stack.settle();
        return packages;
    }

    private List<String> files() {
        return List.of(base.toFile().list());
    }

    private static List<String> profiles(LiveBackend on) {
        return on.image().table(Profile.KIND).all().stream()
                .map(item -> item.key())
                .toList();
    }

    private static JsonNode c1(String version, String profile) {
        return json(
                "{'meta':{'Name':'c1','Version':'%s'},'sections':{'profiles':{'%s':{'Name':'%s'}},'widgets':{'w1':{'Id':'w1'}}}}"
                        .formatted(version, profile, profile));
    }

    private static JsonNode json(String text) {
        return Wire.tree(text(text));
    }

    private static byte[] text(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}
