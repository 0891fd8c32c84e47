// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Plugin;
import org.millwright.models.Wire;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;
import org.millwright.store.MemoryStore;

class StarterTest {

    private static final List<String> HANGS =
            List.of("Failed to start plugin - didn't start: it hangs: no answer within 1 s");

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final PluginHost host = new PluginHost(backend, Duration.ofSeconds(1));
    private final CountDownLatch released = new CountDownLatch(1);
    private final Painter slow = new Painter();

    /** Does not even let go when it is interrupted. */
    private final class Hanging implements PluginProvider {

        @Override
        public PluginDefinition definition() {
            return new PluginDefinition("hanging", "v1", "", false, List.of(), List.of(), List.of());
        }

        @Override
        public RunningPlugin start(PluginContext context) {
            while (released.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            return slow.start(context);
        }
    }

    @BeforeEach
    void follow() {
        backend.follow(host);
        create("{\"Name\":\"slow\",\"Provider\":\"hanging\"}");
        create("{\"Name\":\"mine\",\"Provider\":\"painter\"}");
    }

    @AfterEach
    void close() {
        released.countDown();
        host.close();
        backend.close();
    }

    @Test
    void saysThatAPluginHangsAndGoesOnWithTheOthers() {
        var painter = new Painter();
        host.addProvider(new Hanging());
        host.addProvider(painter);

        await(() -> painter.started.equals(List.of("mine")));
        assertThat(plugin("slow").pluginErrors()).isEqualTo(HANGS);
        assertThat(slow.started).isEmpty();
    }

    @Test
    void stopsAPluginThatStartsTooLate() {
        host.addProvider(new Hanging());
        await(() -> plugin("slow").pluginErrors().equals(HANGS));
        released.countDown();

        await(() -> slow.stopped.equals(List.of("slow")));
        assertThat(plugin("slow").pluginErrors()).isEqualTo(HANGS);
    }

    private void create(String json) {
        backend.write(Request.of("test"), tx -> tx.create(Plugin.KIND, Wire.read(Plugin.KIND, json.getBytes(UTF_8))));
    }

    private Plugin plugin(String name) {
        return backend.image().find(Plugin.KIND, name).orElseThrow().value();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
