// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends all that once broke the server, and for some seconds what comes to mind next. */
class FuzzIT {

    private static final String SECONDS = "4";

    static Stream<String> targets() throws IOException {
        try (var folders = Files.list(Path.of("corpus"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void findsNothing(String target) throws Exception {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(
                List.of("Linux amd64", "Linux aarch64", "Mac OS X aarch64", "Mac OS X x86_64")
                        .contains(machine),
                "Jazzer has no driver for " + machine);
        Path log = Path.of("target", target + ".log");
        var builder = new ProcessBuilder("./run", target, SECONDS)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("NO_BUILD", "1");
        builder.environment().put("SEED", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("FRESH", "1");
        var run = builder.start();
        try {
            assertThat(run.waitFor(15, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
        String told = Files.readString(log);
        assertThat(told).doesNotContain("== Java Exception").contains("stat::number_of_executed_units");
        assertThat(run.exitValue()).as(told).isZero();
    }
}
