// SPDX-License-Identifier: Apache-2.0
package org.millwright.container.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnclaimedTest {
    private final Unclaimed unclaimed = new Unclaimed();
    private final PrintStream console = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private Path deploy;

    private File file;

    @BeforeEach
    void drop() throws IOException {
        file = Files.writeString(deploy.resolve("garbage.jar"), "no jar").toFile();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(console);
    }

    @Test
    void saysOnceThatNobodyTakesAFile() {
        ask(50);
        assertThat(log.toString(StandardCharsets.UTF_8)).containsOnlyOnce(file + " is no bundle");
    }

    @Test
    void saysItAgainWhenTheFileIsAnotherOne() throws IOException {
        ask(50);
        Files.writeString(file.toPath(), "no jar either");
        ask(50);
        assertThat(log.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void isSilentWhereSomebodyTakesTheFile() {
        ask(3);
        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private void ask(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(unclaimed.canHandle(file)).isFalse();
        }
    }
}
