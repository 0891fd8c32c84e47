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
    @Needs(Prerequisite.SSH)
    void isReadyLetsOnlyItsUsersInAndEndsWhenTold(JavaHome jdk) {
        try (Server server = Launch.on(base).on(jdk).start()) {
            assertThat(server.api()).hasPort(server.launch().port("api"));
            assertThat(new Shell(server).run("bundle:list")).contains("Millwright frontend");
            letsNobodyElseIntoTheShell(server);
            refusesASecond(server, jdk);
            assertThat(server.client().get("/info").status()).isEqualTo(200);
            end("first start", jdk, server);
            try (Server second = server.again()) {
                assertThat(second.client().get("/info").status()).isEqualTo(200);
                end("second start", jdk, second);
            }
        }
    }

    private static void letsNobodyElseIntoTheShell(Server server) {
        assertThat(new Shell(server, "rocketskates", "wrong").letsIn()).isFalse();
        Api api = server.client();
        api.post("/users", "{\"Name\": \"lesser\"}");
        api.put("/users/lesser/password", "{\"Password\": \"right\"}").ok();
        assertThat(new Shell(server, "lesser", "right").letsIn()).isFalse();
    }

    private static void refusesASecond(Server server, JavaHome jdk) {
        try (Child second = Launch.on(server.base()).on(jdk).spawn()) {
            assertThat(second.ended(Duration.ofMinutes(1))).isTrue();
            assertThat(second.status()).isNotZero();
            assertThat(second.log().text()).contains("another server runs on the base root");
        }
    }

    private static void end(String which, JavaHome jdk, Server server) {
        double cpu = server.cpuSeconds();
        long memory = server.residentMegabytes();
        long told = System.nanoTime();
        server.terminate();
        System.out.printf(
                "%s on Java %d: ready in %s s, %.1f s of CPU, %d MB resident, ended in %.1f s%n",
                which, jdk.version(), server.readyIn(), cpu, memory, (System.nanoTime() - told) / 1e9);
    }
}
