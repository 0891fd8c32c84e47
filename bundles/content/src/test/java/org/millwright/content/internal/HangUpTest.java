// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HangUpTest {

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

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
