// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HangUpTest {

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** As under {@code nohup}: what a process ignored from the start the JDK leaves ignored. */
    @BeforeEach
    void signalsReachThisProcess() throws IOException {
        var status = Path.of("/proc/self/status");
        assumeThat(status).as("needs /proc").exists();
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).trim(), 16))
                .sum();
        assumeThat(ignored & 1).as("SIGHUP is ignored here").isZero();
    }

    @Test
    void doesItsWorkAtEachSignalAlsoAfterAFailure() throws Exception {
        try (var outer = new HangUp(() -> told.add("outer"))) {
            try (var inner = new HangUp(() -> {
                told.add("inner");
                throw new IllegalStateException("for a test");
            })) {
                raise();
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("inner");
                raise();
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("inner");
            }
            raise();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("outer");
        }
    }

    private static void raise() throws Exception {
        var signal = Class.forName("sun.misc.Signal");
        signal.getMethod("raise", signal)
                .invoke(null, signal.getConstructor(String.class).newInstance("HUP"));
    }
}
