// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.BootEnv;
import org.millwright.models.Profile;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;

class InstalledFilesTest {

    @TempDir
    private Path root;

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void missesWhatIsNotInTheTree() {
        assertThat(missing(env("debian", "'Kernel':'linux','Initrds':['initrd.gz','more/fw.gz']"), "amd64"))
                .containsExactly(
                        "bootenv: debian: missing kernel linux (debian-12/linux) for arch amd64",
                        "bootenv: debian: missing initrd initrd.gz (debian-12/initrd.gz) for arch amd64",
                        "bootenv: debian: missing initrd more/fw.gz (debian-12/more/fw.gz) for arch amd64");
    }

    @Test
    void findsThemWhereTheyAreServed() throws IOException {
        put("debian-12/install/linux");
        put("debian-12/install/initrd.gz");
        assertThat(missing(env("debian-install", "'Kernel':'linux','Initrds':['./initrd.gz']"), "amd64"))
                .isEmpty();
        assertThat(missing(env("debian", "'Kernel':'linux'"), "amd64"))
                .containsExactly("bootenv: debian: missing kernel linux (debian-12/linux) for arch amd64");
    }

    @Test
    void looksForThoseOfTheArchitecture() throws IOException {
        put("debian-12/linux");
        put("debian-12/arm64/Image");
        var env = env(
                "debian",
                "'Kernel':'linux'",
                "'SupportedArchitectures':{'aarch64':{'Kernel':'Image','Initrds':['i']}}");
        assertThat(missing(env, "amd64")).isEmpty();
        assertThat(missing(env, "arm64"))
                .containsExactly("bootenv: debian: missing initrd i (debian-12/arm64/i) for arch arm64");
    }

    @Test
    void takesRegularFilesOnly() throws IOException {
        Files.createDirectories(root.resolve("debian-12/linux"));
        put("debian-12/kept");
        Files.createSymbolicLink(root.resolve("debian-12/initrd.gz"), Path.of("kept"));
        assertThat(missing(env("debian", "'Kernel':'linux','Initrds':['initrd.gz']"), "amd64"))
                .containsExactly("bootenv: debian: invalid kernel linux (debian-12/linux) for arch amd64");
    }

    @Test
    void findsNothingOutsideOfTheRoot() {
        assertThat(missing(env("debian", "'Kernel':'../../../../etc/passwd'"), "amd64"))
                .containsExactly("bootenv: debian: missing kernel ../../../../etc/passwd (etc/passwd) for arch amd64");
        assertThat(missing(env("debian", "'Kernel':'a\\u0000'"), "amd64")).hasSize(1);
    }

    @Test
    void missesNothingThatARepositoryBrings() {
        repositories(
                """
                {'tag':'a','os':['debian-12'],'arch':'x86_64','installSource':true},
                {'tag':'b','os':['debian-12'],'arch':'arm64'},
                {'tag':'c','os':['debian-12','debian-11'],'arch':'arm64','installSource':true}, 7""");
        var env = env("debian", "'Kernel':'linux'", "'SupportedArchitectures':{'arm64':{'Kernel':'Image'}}");
        assertThat(missing(env, "amd64")).isEmpty();
        assertThat(missing(env, "arm64")).hasSize(1);
    }

    private List<String> missing(BootEnv env, String arch) {
        return new InstalledFiles(backend, new FileRoot(root)).missing(backend.image(), env, arch);
    }

    private void put(String file) throws IOException {
        var place = root.resolve(file);
        Files.createDirectories(place.getParent());
        Files.writeString(place, "a file");
    }

    private void repositories(String entries) {
        String profile = "{'Name':'global','Params':{'package-repositories':[" + entries + "]}}";
        backend.write(Request.of("test"), tx -> tx.create(Profile.KIND, Wire.read(Profile.KIND, bytes(profile))));
    }

    private static BootEnv env(String name, String fields) {
        return env(name, fields, "'Family':''");
    }

    private static BootEnv env(String name, String fields, String os) {
        return Wire.read(
                BootEnv.KIND, bytes("{'Name':'" + name + "','OS':{'Name':'debian-12'," + os + "}," + fields + "}"));
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
