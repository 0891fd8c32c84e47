// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk stops writes, says so, and nothing else; they go on by themselves when there is room again. */
@Needs({Prerequisite.TMPFS, Prerequisite.SSH})
class FullDiskIT {

    private static final String FILLING = "x".repeat(400_000);

    @TempDir
    private Path base;

    private final Set<String> acknowledged = new TreeSet<>();

    @BeforeEach
    void smallDisk() throws IOException {
        Path store = Files.createDirectory(base.resolve("store"));
        Command.run("mount -t tmpfs -o size=160m,mode=700 none " + store);
    }

    @AfterEach
    void noDisk() {
        Command.of(List.of("umount", "-l", base.resolve("store").toString()));
    }

    @Test
    void refusesWritesWhileThereIsNoRoomAndLosesNothing() throws IOException {
        try (Server server = Launch.on(base).with("--disable-dhcp").start()) {
            Api api = server.client();
            create(api, 0);
            Path filling = base.resolve("store/filling");
            fill(filling);
            int tried = 1;
            Api.Answer refused = create(api, tried);
            while (refused.status() == 201 && tried < 400) {
                refused = create(api, ++tried);
            }
            int number = tried;
            assertThat(refused.status()).as(refused.text()).isEqualTo(507);
            assertThat(refused.text()).contains("STORE_ERROR").containsIgnoringCase("no space left");
            assertThat(api.get("/profiles/full-0").status()).isEqualTo(200);
            assertThat(api.get("/profiles/full-" + number).status()).isEqualTo(404);
            assertThat(new Shell(server).run("drp:health")).contains("CRITICAL").contains("refuses writes");
            assertThat(server.log(400)).contains("The store refused");
            Files.delete(filling);
            int next = number + 1;
            Await.until(
                    "writes go on",
                    Duration.ofSeconds(60),
                    () -> create(api, next).status() == 201,
                    () -> server.log(40));
            Await.until(
                    "health",
                    Duration.ofSeconds(30),
                    () -> new Shell(server).run("drp:health").contains("The store takes writes"),
                    () -> server.log(40));
            server.kill9();
            try (Server again = server.again()) {
                for (String name : acknowledged) {
                    assertThat(again.client().get("/profiles/" + name).status())
                            .as(name)
                            .isEqualTo(200);
                }
                assertThat(again.client().get("/profiles/full-" + number).status())
                        .isEqualTo(404);
            }
        }
    }

    private Api.Answer create(Api api, int number) {
        String name = "full-" + number;
        Api.Answer answer = api.post(
                "/profiles", "{\"Name\": \"%s\", \"Params\": {\"lab/filling\": \"%s\"}}".formatted(name, FILLING));
        if (answer.status() == 201) {
            acknowledged.add(name);
        }
        return answer;
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }
}
