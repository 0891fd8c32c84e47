// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server starts, says so, keeps its base root to itself, and ends when told, on every JDK of this machine. */
class StartIT {

    @TempDir
    private Path base;

    static List<JavaHome> jdks() {
        return JavaHome.installed();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isReadyAndEndsWhenTold(JavaHome jdk) {
        try (Server server = Launch.on(base).on(jdk).start()) {
            assertThat(server.client().get("/info").status()).isEqualTo(200);
            assertThat(server.api()).hasPort(server.launch().port("api"));
            report("first start", jdk, server);
            server.terminate();
            try (Server second = server.again()) {
                report("second start", jdk, second);
                second.terminate();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @Needs(Prerequisite.SSH)
    void hasAShellAndKeepsItsBaseRootToItself(JavaHome jdk) {
        try (Server server = Launch.on(base).on(jdk).start()) {
            assertThat(new Shell(server).run("bundle:list")).contains("Millwright frontend");
            try (Child second = Launch.on(base).on(jdk).spawn()) {
                assertThat(second.ended(Duration.ofMinutes(1))).isTrue();
                assertThat(second.status()).isNotZero();
                assertThat(second.log().text()).contains("another server runs on the base root");
            }
            assertThat(server.client().get("/info").status()).isEqualTo(200);
        }
    }

    private static void report(String which, JavaHome jdk, Server server) {
        System.out.printf(
                "%s on Java %d: ready in %s s, %.1f s of CPU, %d MB resident%n",
                which, jdk.version(), server.readyIn(), server.cpuSeconds(), server.residentMegabytes());
    }
}
