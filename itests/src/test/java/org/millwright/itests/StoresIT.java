// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server runs on each store that {@code --backend} names, keeps what it wrote there, and copies it to another. */
class StoresIT {

    @TempDir
    private Path base;

    @TempDir
    private Path elsewhere;

    @Test
    @Needs(Prerequisite.SSH)
    void keepsAndCopiesWhatItWrote() throws IOException {
        Launch launch = Launch.on(base).with("--disable-dhcp");
        Path folder = elsewhere.resolve("folder");
        Path file = elsewhere.resolve("objects.json");

        String directory = "directory:" + folder + "?codec=yaml";
        try (Server server = launch.with("--backend=" + directory).start()) {
            server.client()
                    .post("/profiles", "{\"Name\": \"kept\", \"Description\": \"in a folder\"}")
                    .ok();
            server.kill9();
            try (Server again = server.again()) {
                assertThat(description(again)).isEqualTo("in a folder");
                String copied = new Shell(again).run("store:copy live file:" + file + "?codec=json");
                assertThat(copied).containsPattern("\\d+ objects copied to file:");
                again.terminate();
            }
        }
        assertThat(Files.readString(folder.resolve("profiles/kept.yaml"))).contains("Description: in a folder");

        try (Server server =
                launch.with("--backend=file:" + file + "?codec=json").start()) {
            assertThat(description(server)).isEqualTo("in a folder");
            server.client()
                    .put("/profiles/kept", "{\"Name\": \"kept\", \"Description\": \"in a file\"}")
                    .ok();
            server.kill9();
            try (Server again = server.again()) {
                assertThat(description(again)).isEqualTo("in a file");
                Path store = elsewhere.resolve("xodus");
                new Shell(again).run("store:copy live xodus:" + store);
                again.terminate();
            }
        }
        assertThat(Files.readString(file)).contains("in a file");

        try (Server server =
                launch.with("--backend=xodus:" + elsewhere.resolve("xodus")).start()) {
            assertThat(description(server)).isEqualTo("in a file");
        }
        try (Server server = launch.with("--backend=memory:///").start()) {
            assertThat(server.client().get("/profiles/kept").status()).isEqualTo(404);
            server.client().post("/profiles", "{\"Name\": \"kept\"}").ok();
            assertThat(server.client().get("/profiles/kept").status()).isEqualTo(200);
        }
    }

    private static String description(Server server) {
        return server.client().get("/profiles/kept").ok().get("Description").asText();
    }
}
