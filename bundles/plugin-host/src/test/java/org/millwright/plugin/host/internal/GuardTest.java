// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Plugin;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.millwright.plugin.Action;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;
import org.millwright.store.MemoryStore;

class GuardTest {

    private static final List<String> HANGS =
            List.of("Failed to start plugin - didn't start: it hangs: no answer within 1 s");

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final PluginHost host =
            new PluginHost(backend, new EventHub(), Duration.ofSeconds(1), Duration.ofSeconds(1));
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
            hang();
            return slow.start(context);
        }
    }

    private static final class Defined implements PluginProvider {

        private final Supplier<PluginDefinition> definition;
        private final Runnable stop;
        private volatile boolean started;

        Defined(Supplier<PluginDefinition> definition, Runnable stop) {
            this.definition = definition;
            this.stop = stop;
        }

        @Override
        public PluginDefinition definition() {
            return definition.get();
        }

        @Override
        public RunningPlugin start(PluginContext context) {
            started = true;
            return new RunningPlugin() {
                @Override
                public Object run(Action action) {
                    return action.command();
                }

                @Override
                public void stop() {
                    stop.run();
                }
            };
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

    @Test
    void goesOnWhereAPluginsAnswerIsAnErrorOrNone() {
        var painter = new Painter();
        List.<Supplier<PluginDefinition>>of(
                        () -> {
                            throw new NoClassDefFoundError("somewhere/Else");
                        },
                        () -> {
                            throw new AssertionError("broken");
                        },
                        () -> null,
                        () -> new PluginDefinition(null, "v1", "", false, List.of(), List.of(), List.of()),
                        () -> {
                            hang();
                            return null;
                        })
                .forEach(answer -> host.addProvider(new Defined(answer, () -> {})));
        host.addProvider(painter);

        await(() -> painter.started.equals(List.of("mine")));
        assertThat(host.providers()).extracting("name").containsExactly("painter");
    }

    @Test
    void goesOnWhereAPluginStopsWithAnErrorOrNotAtAll() {
        for (Runnable stop : List.<Runnable>of(
                () -> {
                    throw new NoClassDefFoundError("somewhere/Else");
                },
                this::hang)) {
            var provider = new Defined(
                    () -> new PluginDefinition("hanging", "v1", "", false, List.of(), List.of(), List.of()), stop);
            host.addProvider(provider);
            await(() -> provider.started);
            host.removeProvider(provider);
        }
        var painter = new Painter();
        host.addProvider(painter);

        await(() -> painter.started.equals(List.of("mine")));
        assertThat(host.providers()).extracting("name").containsExactly("painter");
    }

    @Test
    void saysThatAnActionHangsAndLeavesItToItself() {
        var painter = new Painter();
        painter.hold = released;
        painter.stubborn = true;
        host.addProvider(painter);
        await(() -> !host.on("system", "global").isEmpty());

        assertThatThrownBy(() -> host.run(Request.of("test"), "system", "global", "status", Map.of()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(504);
                    assertThat(problem.messages())
                            .containsExactly("Action status of plugin mine: it hangs: no answer within 1 s");
                });
        assertThat(painter.ended.get()).isZero();

        released.countDown();
        await(() -> painter.ended.get() == 1);
        assertThat(host.run(Request.of("test"), "system", "global", "status", Map.of()))
                .isEqualTo("painted");
    }

    @Test
    void refusesActionsWhileTooManyHang() {
        var painter = new Painter();
        painter.hold = released;
        painter.stubborn = true;
        host.addProvider(painter);
        await(() -> !host.on("system", "global").isEmpty());
        var codes = IntStream.range(0, 70)
                .mapToObj(number -> CompletableFuture.supplyAsync(this::status, work -> new Thread(work).start()))
                .toList();

        assertThat(codes)
                .extracting(CompletableFuture::join)
                .containsOnly(503, 504)
                .filteredOn(code -> code == 503)
                .hasSize(6);
        assertThat(status()).isEqualTo(503);
        released.countDown();
        await(() -> painter.ended.get() == 64);
        await(() -> status() == 200);
    }

    private int status() {
        try {
            host.run(Request.of("test"), "system", "global", "status", Map.of());
            return 200;
        } catch (Problem e) {
            return e.code();
        }
    }

    private void hang() {
        while (released.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
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
