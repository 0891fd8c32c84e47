// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects are saved while the server runs, and come back as a whole: over REST, from the shell, after a restart. */
class BackupIT {

    @TempDir
    private Path base;

    @Test
    @Needs(Prerequisite.SSH)
    void savesRestoresAndRefusesWhatIsDamaged() throws IOException {
        Files.createDirectories(base.resolve("etc/content.d/profiles"));
        Files.writeString(base.resolve("etc/content.d/profiles/local.yaml"), "Name: local\n");
        Files.writeString(
                base.resolve("etc/default-content.yaml"),
                "sections:\n  profiles:\n    local: {Name: local}\n    usual: {Name: usual}\n");
        try (Server server = Launch.on(base).with("--disable-dhcp").start()) {
            Api api = server.client();
            api.post("/profiles", "{\"Name\": \"lab\", \"Description\": \"before\"}")
                    .ok();
            JsonNode backup =
                    api.post("/system/backups", "{\"Name\": \"first\"}").ok();
            assertThat(backup.at("/Counts/profiles").asInt()).isEqualTo(2);
            api.put("/profiles/lab", "{\"Name\": \"lab\", \"Description\": \"after\"}")
                    .ok();
            api.post("/profiles", "{\"Name\": \"new\"}").ok();
            JsonNode saved = api.post("/system/backups/first/restore", "").ok();
            assertThat(saved.get("Name").asText()).startsWith("before-restore-");
            assertThat(description(api)).isEqualTo("before");
            assertThat(api.get("/profiles/new").status()).isEqualTo(404);
            assertThat(api.get("/system/backups").ok()).hasSize(2);
            content(api, server);
            shell(new Shell(server));
            refusesDamage(api);
            server.kill9();
            try (Server again = server.again()) {
                assertThat(description(again.client())).isEqualTo("before");
                assertThat(again.client().get("/profiles/packed-1").status()).isEqualTo(200);
            }
        }
    }

    /** Packages and what the operator keeps beside them come back with the objects. */
    private void content(Api api, Server server) throws IOException {
        String packed =
                """
                {"meta": {"Name": "packed", "Version": "%s"}, "sections": {"profiles": {"%s": {"Name": "%s"}}}}
                """;
        Path local = base.resolve("etc/content.d/profiles/local.yaml");
        assertThat(api.get("/profiles/local").ok().get("Bundle").asText()).isEqualTo("LocalStore");
        assertThat(api.get("/profiles/usual").ok().get("Bundle").asText()).isEqualTo("DefaultStore");
        api.post("/contents", packed.formatted("1", "packed-1", "packed-1")).ok();
        JsonNode backup = api.post("/system/backups", "{\"Name\": \"content\"}").ok();
        assertThat(backup.get("Excluded").toString())
                .isEqualTo("[\"certificate\",\"etc\",\"files\",\"isos\",\"job-logs\",\"plugins\"]");
        api.put("/contents/packed", packed.formatted("2", "packed-2", "packed-2"))
                .ok();
        Files.writeString(local, "Name: local\nDescription: changed\n");
        api.post("/system/backups/content/restore", "").ok();
        assertThat(api.get("/profiles/packed-2").status()).isEqualTo(404);
        assertThat(api.get("/profiles/packed-1").ok().get("Bundle").asText()).isEqualTo("packed");
        assertThat(Files.readString(local)).isEqualTo("Name: local\n");
        Files.writeString(local, "Name: local\nDescription: by hand\n");
        readAgain(server);
        Await.until("content is read again", Duration.ofSeconds(20), () -> api.get("/profiles/local")
                .text()
                .contains("by hand"));
        try (Stream<Path> files = Files.list(base.resolve("saas-content"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("packed-1.yaml");
        }
    }

    /** By SIGHUP, unless this test and thus the server was started to ignore it, as by {@code nohup}. */
    private static void readAgain(Server server) throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        if (ignored.matches(".*[13579bdf]")) {
            new Shell(server).run("drp:content-reload");
        } else {
            Command.run("kill -HUP " + server.pid());
        }
    }

    private static void shell(Shell shell) {
        assertThat(shell.run("drp:health"))
                .contains("The store takes writes")
                .contains("The clock goes forward")
                .doesNotContain("CRITICAL");
        assertThat(shell.run("drp:backup second")).contains("second: ");
        assertThat(shell.run("drp:backups")).contains("first", "second", "before-restore-");
        assertThat(shell.run("drp:restore second")).contains("second is restored");
    }

    private void refusesDamage(Api api) throws IOException {
        Path part = base.resolve("backups/first/objects/profiles.objects");
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);
        Api.Answer answer = api.post("/system/backups/first/restore", "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(part.toString());
        assertThat(description(api)).isEqualTo("before");
        assertThat(api.delete("/system/backups/first").status()).isEqualTo(204);
    }

    private static String description(Api api) {
        return api.get("/profiles/lab").ok().get("Description").asText();
    }
}
