// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets pass through a server that logs all it can, and neither its log files nor its backups have one of them. */
class RedactionIT {

    private static final String CANARY = "canary-7361-param";
    private static final String PASSWORD = "canary-7361-password";
    private static final String MACHINE = "3e7031fe-3062-45f1-835c-92541bc9cbd3";

    @TempDir
    private Path base;

    @Test
    @Needs(Prerequisite.CURL)
    void noLogFileHasASecret() throws IOException {
        logAll();
        try (Server server = Launch.on(base).with("--disable-dhcp").start()) {
            Api api = server.client();
            sealAndOpen(api);
            render(server);
            String secret = api.get("/prefs").ok().path("baseTokenSecret").asText();
            assertThat(secret).hasSize(32);
            String token = logins(api);
            beWrong(api);
            api.post("/system/backups", "{\"Name\": \"all\"}").ok();
            api.post("/system/backups/all/restore", "").ok();
            server.terminate();
            try (Server again = server.again()) {
                assertThat(opened(again.client())).contains(CANARY);
            }
            assertThat(below("log"))
                    .contains("DEBUG")
                    .doesNotContain(CANARY, PASSWORD, secret, token, api.authorization());
            assertThat(server.log(10_000)).doesNotContain(CANARY, PASSWORD, secret, token);
            assertThat(below("backups")).contains("Payload").doesNotContain(CANARY, PASSWORD, token);
        }
    }

    /** From the level on which an operator who looks for a fault would choose. */
    private void logAll() throws IOException {
        String settings = Files.readString(Distribution.home().resolve("etc/org.ops4j.pax.logging.cfg"));
        String all = settings.replace("logger.millwright.level = INFO", "logger.millwright.level = TRACE")
                .replace("rootLogger.level = INFO", "rootLogger.level = TRACE");
        assertThat(all).isNotEqualTo(settings);
        Files.createDirectories(base.resolve("etc"));
        Files.writeString(base.resolve("etc/org.ops4j.pax.logging.cfg"), all);
    }

    private static void sealAndOpen(Api api) {
        String content =
                """
                {"meta": {"Name": "secrets", "Version": "1.0.0"},
                 "sections": {
                  "params": {"lab-pass": {"Name": "lab-pass", "Secure": true, "Schema": {"type": "string"}}},
                  "profiles": {"sealed": {"Name": "sealed", "Params": {"lab-pass": "%s"}}}}}
                """;
        api.post("/contents", content.formatted(CANARY)).ok();
        String machine = "{\"Uuid\": \"%s\", \"Name\": \"m1\", \"Profiles\": [\"sealed\"]}";
        api.post("/machines", machine.formatted(MACHINE)).ok();
        assertThat(api.get("/profiles/sealed").text()).contains("Payload").doesNotContain(CANARY);
        assertThat(opened(api)).contains(CANARY);
        String bootEnv =
                """
                {"Name": "shown", "OS": {"Name": "shown"}, "Templates": [
                 {"Name": "shown", "Path": "{{.Machine.Path}}/shown", "Contents": "{{.Param \\"lab-pass\\"}}"},
                 {"Name": "wrong", "Path": "{{.Machine.Path}}/wrong",
                  "Contents": "{{index .Machine.Name (.Param \\"lab-pass\\")}}"}]}
                """;
        api.post("/bootenvs", bootEnv).ok();
        api.patch("/machines/" + MACHINE, "[{\"op\": \"replace\", \"path\": \"/BootEnv\", \"value\": \"shown\"}]")
                .ok();
    }

    private static void render(Server server) {
        String files = "curl -s http://127.0.0.1:" + server.launch().port("static") + "/machines/" + MACHINE;
        assertThat(Command.run(files + "/shown")).startsWith("map[Key:");
        Command.run(files + "/wrong");
    }

    private static String opened(Api api) {
        return api.get("/machines/" + MACHINE + "/params/lab-pass?aggregate=true&decode=true")
                .text();
    }

    private static String logins(Api api) {
        api.post("/users", "{\"Name\": \"bob\", \"Roles\": [\"superuser\"]}").ok();
        api.put("/users/bob/password", "{\"Password\": \"" + PASSWORD + "\"}").ok();
        return api.get("/users/bob/token").ok().get("Token").asText();
    }

    /** What is refused is what is most often logged. */
    private static void beWrong(Api api) {
        String clear = "{\"lab-pass\": \"" + CANARY + "\"}";
        List<Api.Answer> refused = List.of(
                api.post("/machines/" + MACHINE + "/params", clear),
                api.post("/machines/" + MACHINE + "/params/lab-pass", "\"" + CANARY + "\""),
                api.post("/profiles", "{\"Name\": \"p2\", \"Params\": " + clear + "}"),
                api.post("/profiles", "{\"Name\": \"p3\", \"Params\": {\"lab-pass\": \"" + CANARY),
                api.put("/users/bob/password", "{\"Password\": \"" + PASSWORD),
                api.put("/users/bob/password", "{\"Password\": {\"a\": \"" + PASSWORD + "\"}}"),
                api.patch("/profiles/sealed", "[{\"op\": \"test\", \"path\": \"/Params\", \"value\": " + clear + "}]"));
        assertThat(refused).allSatisfy(answer -> assertThat(answer.status()).isBetween(400, 499));
    }

    private String below(String folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(base.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new Log(file).text());
            }
        }
        return all.toString();
    }
}
