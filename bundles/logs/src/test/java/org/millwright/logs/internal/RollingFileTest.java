// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingFileTest {

    @TempDir
    private Path folder;

    private static List<String> backwards(RollingFile file, int most) throws Exception {
        var lines = new ArrayList<String>();
        file.backwards(line -> {
            lines.add(new String(line, UTF_8));
            return lines.size() < most;
        });
        return lines;
    }

    @Test
    void keepsTheNewestInSoManyFiles() throws Exception {
        try (var file = new RollingFile(folder.resolve("log/a.log"), 30, 3)) {
            for (int i = 0; i < 100; i++) {
                file.append(("line " + i + " é\n").getBytes(UTF_8));
            }
            assertThat(backwards(file, 4)).containsExactly("line 99 é", "line 98 é", "line 97 é", "line 96 é");
            assertThat(backwards(file, 1000)).hasSize(5);
        }
        try (var files = Files.list(folder.resolve("log"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.log", "a.log.1", "a.log.2");
        }
    }

    @Test
    void goesOnAfterwards() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (var file = new RollingFile(folder.resolve("a.log"), 1000, 3)) {
                file.append(("run " + i + "\n").getBytes(UTF_8));
            }
        }
        try (var file = new RollingFile(folder.resolve("a.log"), 1000, 3)) {
            assertThat(backwards(file, 9)).containsExactly("run 1", "run 0");
        }
    }
}
