// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services, plugins and content come and go while the API answers, and leave nothing behind. */
@Needs(Prerequisite.SSH)
class HotSwapIT {

    private static final int TIMES = 20;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Path PLUGIN = Path.of(System.getProperty("millwright.plugin", "none"));
    private static final Pattern LOADERS = Pattern.compile(
            "\\s(\\d+)\\s+\\d+\\s+org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader\\b");

    private static final Pattern SERVICE = Pattern.compile(
            "service\\.id = (\\d+)\n(?:(?!service\\.id)[\\s\\S])*?Provided by : *\n Millwright (\\S+) ");

    @TempDir
    private static Path base;

    private static Server server;
    private static Shell shell;

    @BeforeAll
    static void serve() {
        server = Launch.on(base).with("--disable-dhcp").start();
        shell = new Shell(server);
    }

    @AfterAll
    static void down() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aServiceIsUpdatedWhileTheApiAnswers() {
        Path jar = Distribution.bundle("millwright-tftp");
        List<String> before = services("tftp");
        try (Load load = Load.on(server.client(), "/info")) {
            for (int round = 0; round < 3; round++) {
                shell.run("bundle:update org.millwright.tftp " + jar.toUri());
                shell.run("bundle:restart org.millwright.tftp");
            }
            assertThat(load.failures()).isEmpty();
        }
        assertThat(shell.run("bundle:list -s")).containsPattern("Active[^\n]*org\\.millwright\\.tftp");
        assertThat(services("tftp")).isNotEmpty().isEqualTo(before);
    }

    @Test
    void aPluginComesAndGoesAndLeavesNothing() throws IOException {
        comesAndGoes(PLUGIN, "/plugin_providers/incrementer");
    }

    @Test
    void contentComesAndGoesAndLeavesNothing() throws IOException {
        comesAndGoes(contentBundle(), "/profiles/hot-swapped");
    }

    /** Where a servlet is, the API's own paths and errors stay as they are. */
    @Test
    void aServletOfAPluginComesAndGoesBesideTheApi() throws IOException {
        Api api = server.client();
        Path dropped = Files.move(servletBundle(), base.resolve("deploy/greeting.jar"));
        Await.until("the servlet comes", SOON, () -> page("/greeting").equals("200 Hello, rack"), () -> server.log(40));
        assertThat(api.get("/info").status()).isEqualTo(200);
        Api.Answer unknown = api.get("/greeting");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("Messages").path(0).asText()).isEqualTo("No route");

        Files.delete(dropped);
        Await.until("the servlet goes", SOON, () -> page("/greeting").startsWith("404 "), () -> server.log(40));
        assertThat(api.get("/info").status()).isEqualTo(200);
    }

    private static String page(String path) {
        Api api = server.client();
        try {
            HttpResponse<String> answer = api.http()
                    .send(
                            HttpRequest.newBuilder(URI.create(api.url() + path)).build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What unknown machines boot by stays in use without its bundle, until they have another boot environment. */
    @Test
    void theBasicContentComesAndGoesToo() throws IOException {
        Api api = server.client();
        shell.run("bundle:uninstall org.millwright.basic");
        Await.until(
                "the log says why the basic content stays",
                SOON,
                () -> server.log(40)
                        .contains("Content that is gone stays in use: "
                                + "BootEnv ignore is the active unknownBootEnv, cannot remove it"),
                () -> server.log(40));
        assertThat(api.get("/bootenvs/local").status()).isEqualTo(200);

        api.post("/bootenvs", "{\"Name\":\"stay\",\"OnlyUnknown\":true,\"OS\":{\"Name\":\"stay\"}}")
                .ok();
        api.post("/prefs", "{\"unknownBootEnv\":\"stay\"}").ok();
        Await.until("it goes", SOON, () -> api.get("/bootenvs/local").status() == 404, () -> server.log(40));
        comeAndGo(api, Distribution.bundle("millwright-basic"), "/bootenvs/local");
        shell.run("bundle:install -s " + Distribution.bundle("millwright-basic").toUri());
        Await.until("it is back", SOON, () -> api.get("/stages/none").status() == 200, () -> server.log(40));
        api.post("/prefs", "{\"unknownBootEnv\":\"ignore\"}").ok();
    }

    @Test
    void theLogNamesFilesThatNobodyTakes() throws IOException {
        Path deploy = base.resolve("deploy");
        Files.writeString(deploy.resolve("text.jar"), "no jar");
        byte[] jar = Files.readAllBytes(Distribution.bundle("millwright-tftp"));
        Files.write(deploy.resolve("half.jar"), Arrays.copyOf(jar, jar.length / 2));
        Files.writeString(deploy.resolve("stray.yaml"), "Name: stray\n");
        for (String name : List.of("text.jar", "half.jar", "stray.yaml")) {
            Await.until(
                    "a warning names " + name,
                    SOON,
                    () -> server.log(200).contains("deploy/" + name + " is no bundle"),
                    () -> server.log(40));
            Files.delete(deploy.resolve(name));
        }
    }

    private static void comesAndGoes(Path jar, String path) throws IOException {
        Api api = server.client();
        comeAndGo(api, jar, path);
        List<String> services = services("incrementer");
        int loaders = classLoaders();
        try (Load load = Load.on(server.client(), "/info")) {
            for (int round = 1; round < TIMES; round++) {
                comeAndGo(api, jar, path);
            }
            assertThat(load.failures()).isEmpty();
        }
        assertThat(services("incrementer")).isEqualTo(services);
        Await.until(
                "no class loader more than " + loaders, SOON, () -> classLoaders() <= loaders, HotSwapIT::histogram);
    }

    private static void comeAndGo(Api api, Path jar, String path) throws IOException {
        Path whole = Files.copy(jar, base.resolve("dropped.part"), StandardCopyOption.REPLACE_EXISTING);
        Path dropped = Files.move(whole, base.resolve("deploy/dropped.jar"), StandardCopyOption.ATOMIC_MOVE);
        Await.until(path + " comes", SOON, () -> api.get(path).status() == 200, () -> server.log(40));
        Files.delete(dropped);
        Await.until(path + " goes", SOON, () -> api.get(path).status() == 404, () -> server.log(40));
    }

    /** The services of the project's bundles but one; their numbers are new when a bundle was started anew. */
    private static List<String> services(String except) {
        return SERVICE.matcher(shell.run("service:list"))
                .results()
                .filter(match -> !match.group(2).equals(except))
                .map(match -> match.group(2) + " " + match.group(1))
                .sorted()
                .toList();
    }

    private static int classLoaders() {
        Matcher matcher = LOADERS.matcher(histogram());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static String histogram() {
        return Command.run("%s %d GC.class_histogram"
                .formatted(Path.of(System.getProperty("java.home"), "bin/jcmd"), server.pid()));
    }

    private static Path contentBundle() throws IOException {
        return bundle(
                "hotswapped",
                "Provision-Content: content",
                Map.of(
                        "content/meta.yaml", text("Name: hot-swapped\nVersion: 1.0.0\n"),
                        "content/profiles/hot-swapped.yaml", text("Name: hot-swapped\n")));
    }

    private static Path servletBundle() throws IOException {
        String type = Greeting.class.getName().replace('.', '/') + ".class";
        try (InputStream bytes = Greeting.class.getResourceAsStream("/" + type)) {
            return bundle(
                    "greeting",
                    """
                    Import-Package: jakarta.servlet,jakarta.servlet.http
                    Service-Component: OSGI-INF/greeting.xml""",
                    Map.of(
                            "OSGI-INF/greeting.xml",
                            text(
                                    """
                                    <component xmlns="http://www.osgi.org/xmlns/scr/v1.3.0" name="greeting">
                                        <implementation class="%s"/>
                                        <service><provide interface="jakarta.servlet.Servlet"/></service>
                                        <property name="osgi.http.whiteboard.servlet.pattern" value="/greeting"/>
                                    </component>
                                    """
                                            .formatted(Greeting.class.getName())),
                            type,
                            bytes.readAllBytes()));
        }
    }

    /** Not in {@code deploy/} yet. */
    private static Path bundle(String name, String headers, Map<String, byte[]> entries) throws IOException {
        Path jar = base.resolve(name + ".made");
        var manifest = new Manifest(new ByteArrayInputStream(text(
                """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: org.millwright.%s
                Bundle-Version: 1.0.0
                %s
                """
                        .formatted(name, headers))));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
