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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Plugin;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Raw;
import org.millwright.models.Wire;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;
import org.millwright.store.MemoryStore;

class PluginHostTest {

    private static final Request USER = Request.of("user:test");
    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final EventHub events = new EventHub();
    private final PluginHost host = new PluginHost(backend, events, Duration.ofSeconds(20), Duration.ofSeconds(20));

    @BeforeEach
    void follow() {
        backend.follow(host);
        create(Profile.KIND, "{'Name':'house'}");
    }

    @AfterEach
    void close() {
        host.close();
        backend.close();
    }

    @Test
    void runsAnInstanceForEachPluginThatNamesTheProvider() {
        create(Plugin.KIND, "{'Name':'first','Provider':'painter'}");
        var painter = new Painter();
        host.addProvider(painter);
        create(Plugin.KIND, "{'Name':'second','Provider':'painter'}");

        await(() -> painter.started.size() == 2);
        assertThat(painter.started).containsExactly("first", "second");
        assertThat(host.providers()).extracting("name").containsExactly("painter");

        backend.write(USER, tx -> tx.delete(Plugin.KIND, "first"));
        await(() -> painter.stopped.equals(List.of("first")));
    }

    @Test
    void makesThePluginOfAProviderThatStartsByItself() {
        var painter = new Painter();
        painter.autoStart = true;
        host.addProvider(painter);

        await(() -> painter.started.equals(List.of("painter")));
        assertThat(plugin("painter").provider()).isEqualTo("painter");
    }

    @Test
    void makesNoPluginWhereOneNamesTheProvider() {
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        var painter = new Painter();
        painter.autoStart = true;
        host.addProvider(painter);

        await(() -> painter.started.equals(List.of("mine")));
        assertThat(backend.image().table(Plugin.KIND).size()).isEqualTo(1);
    }

    @Test
    void saysThatTheProviderIsMissingUntilItComes() {
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        await(() -> plugin("mine").pluginErrors().equals(List.of("Missing Plugin Provider: painter")));

        host.addProvider(new Painter());
        await(() -> plugin("mine").pluginErrors().isEmpty());
    }

    @Test
    void startsAnewWhenParametersChange() {
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        var painter = new Painter();
        host.addProvider(painter);
        await(() -> painter.started.size() == 1);

        backend.write(USER, tx -> tx.update(Plugin.KIND, "mine", p -> p.withDocumentation("changed")));
        backend.write(USER, tx -> tx.update(Plugin.KIND, "mine", p -> p.withParams(Map.of("colour", 1))));

        await(() -> painter.started.size() == 2);
        assertThat(painter.stopped).containsExactly("mine");
    }

    @Test
    void keepsTheReasonOfAFailedStartAndTriesAgainWhenThePluginChanges() {
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        var painter = new Painter();
        painter.failure = new ActionException(400, "no paint");
        host.addProvider(painter);
        await(() -> plugin("mine").pluginErrors().equals(List.of("no paint")));

        painter.failure = new IllegalStateException("broken");
        backend.write(USER, tx -> tx.update(Plugin.KIND, "mine", p -> p.withParams(Map.of("colour", 1))));
        await(() -> plugin("mine").pluginErrors().toString().contains("broken"));

        painter.failure = null;
        backend.write(USER, tx -> tx.update(Plugin.KIND, "mine", p -> p.withParams(Map.of())));
        await(() -> plugin("mine").pluginErrors().isEmpty());
        assertThat(painter.started).containsExactly("mine");
    }

    @Test
    void doesNotStartWithoutRequiredParameters() {
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        var painter = new Painter();
        painter.required = List.of("brush");
        host.addProvider(painter);
        await(() -> plugin("mine").pluginErrors().equals(List.of("Missing required parameter: brush")));

        backend.write(USER, tx -> tx.update(Plugin.KIND, "mine", p -> p.withParams(Map.of("brush", "flat"))));
        await(() -> painter.started.equals(List.of("mine")));
        assertThat(painter.params).isEqualTo(Map.of("brush", "flat"));
        await(() -> plugin("mine").pluginErrors().isEmpty());
    }

    @Test
    void offersActionsWhoseParametersAreThere() {
        running();
        assertThat(host.on("profiles", "house")).isEmpty();

        param("house", "{'colour':'red'}");

        assertThat(host.on("profiles", "house"))
                .containsExactly(
                        new AvailableAction("painter", "profiles", "paint", List.of("colour"), List.of("size")));
        assertThat(host.on("system", "global")).extracting("command").containsExactly("status");
        assertThat(host.on("machines", "house")).isEmpty();
    }

    @Test
    void completesParametersFromTheObjectAndItsDefaults() {
        create(Param.KIND, "{'Name':'size','Schema':{'type':'integer','default':3}}");
        param("house", "{'colour':'red','other':1}");
        var painter = running();

        assertThat(host.run(USER, "profiles", "house", "paint", Map.of("extra", true)))
                .isEqualTo("painted");

        assertThat(painter.action.plugin()).isEqualTo("mine");
        assertThat(painter.action.key()).isEqualTo("house");
        assertThat(painter.action.model().get("Name").asText()).isEqualTo("house");
        assertThat(painter.action.params())
                .containsOnlyKeys("colour", "extra", "size")
                .containsEntry("colour", "red");
    }

    @Test
    void refusesAsClientsKnowIt() {
        create(Param.KIND, "{'Name':'size','Schema':{'type':'integer'}}");
        running();

        refused("profiles", "house", "nope", Map.of(), 400, "Action nope on profiles: Not Found");
        refused("profiles", "house", "paint", Map.of(), 400, "Action paint Missing Parameter colour");
        refused(
                "profiles",
                "house",
                "paint",
                Map.of("colour", "red", "size", "x"),
                400,
                "Action paint: Invalid Parameter: size: : (root): Invalid type. Expected: integer, given: string");
        refused("profiles", "shed", "paint", Map.of(), 404, "Not Found");
        refused("system", "global", "nope", Map.of(), 400, "Action nope on system: Not Found");
    }

    @Test
    void passesThePluginsOwnRefusalOn() {
        var painter = running();
        painter.refusal = new ActionException(418, "no");
        refused("system", "global", "status", Map.of(), 418, "no");

        painter.refusal = new IllegalStateException("oops");
        refused("system", "global", "status", Map.of(), 409, "java.lang.IllegalStateException: oops");
    }

    @Test
    void letsAnActionEndBeforeTheProviderGoes() throws Exception {
        var painter = running();
        painter.hold = new CountDownLatch(1);
        var result = CompletableFuture.supplyAsync(() -> host.run(USER, "system", "global", "status", Map.of()));
        await(() -> painter.inside.getCount() == 0);

        var gone = CompletableFuture.runAsync(() -> host.removeProvider(painter));
        await(() -> host.on("system", "global").isEmpty());
        refused("system", "global", "status", Map.of(), 400, "Action status on system: Not Found");
        assertThat(painter.stopped).isEmpty();
        painter.hold.countDown();

        assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("painted");
        gone.get(10, TimeUnit.SECONDS);
        assertThat(painter.stopped).containsExactly("mine");
        assertThat(host.providers()).isEmpty();
    }

    @Test
    void bringsTheInstanceBackWithTheProvider() {
        var painter = running();
        host.removeProvider(painter);
        var next = new Painter();
        host.addProvider(next);

        await(() -> next.started.equals(List.of("mine")));
        await(() -> plugin("mine").pluginErrors().isEmpty());
    }

    @Test
    void letsTheKindsOfAProviderComeAndGoWithIt() {
        var painter = new Painter();
        painter.storeObjects =
                Map.of("colours", Map.of("Hue", Map.of("type", "string", "isrequired", true)), "machines", Map.of());
        host.addProvider(painter);
        await(() -> backend.image().kinds().find("colours").isPresent());

        var colours = Raw.kind("colours", Map.of());
        var red = new Raw(Map.of("Id", "red", "Hue", "0"));
        backend.write(USER, tx -> tx.create(colours, red));
        assertThatThrownBy(() -> backend.write(USER, tx -> tx.create(colours, new Raw(Map.of("Id", "blue")))))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.messages())
                        .containsExactly("Error in value: Hue: Hue is required"));

        host.removeProvider(painter);
        assertThat(backend.image().kinds().find("colours")).isEmpty();
        assertThat(backend.image().find(colours, "red")).isEmpty();
        host.addProvider(painter);
        await(() -> backend.image().find(colours, "red").isPresent());
    }

    @Test
    void outlivesAProviderThatThrows() {
        host.addProvider(new PluginProvider() {
            @Override
            public PluginDefinition definition() {
                throw new IllegalStateException("broken");
            }

            @Override
            public RunningPlugin start(PluginContext context) {
                throw new IllegalStateException("never asked");
            }
        });
        running();

        assertThat(host.providers()).extracting("name").containsExactly("painter");
        assertThat(host.run(USER, "system", "global", "status", Map.of())).isEqualTo("painted");
    }

    @Test
    void letsPluginsChangeParameters() {
        var painter = running();
        painter.context.setParam("profiles", "house", "colour", List.of("red", 2));
        assertThat(painter.context.find("profiles", "house").orElseThrow().toString())
                .contains("\"Params\":{\"colour\":[\"red\",2]}");

        painter.context.removeParam("profiles", "house", "colour");
        assertThat(painter.context.find("profiles", "house").orElseThrow().toString())
                .contains("\"Params\":{}");
        assertThat(painter.context.find("profiles", "shed")).isEmpty();
        assertThatThrownBy(() -> painter.context.find("sheds", "x")).isInstanceOf(ActionException.class);
    }

    private Painter running() {
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        var painter = new Painter();
        host.addProvider(painter);
        await(() -> !host.on("system", "global").isEmpty());
        return painter;
    }

    private void refused(
            String kind, String key, String command, Map<String, Object> params, int code, String message) {
        assertThatThrownBy(() -> host.run(USER, kind, key, command, params))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.type()).isEqualTo("INVOKE");
                    assertThat(problem.model()).isEqualTo(kind);
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.messages()).containsExactly(message);
                });
    }

    private void param(String profile, String params) {
        var wanted = Wire.read(Profile.KIND, json("{'Name':'%s','Params':%s}".formatted(profile, params)));
        backend.write(USER, tx -> tx.update(Profile.KIND, profile, old -> wanted));
    }

    private <T extends Model> void create(Kind<T> kind, String text) {
        backend.write(USER, tx -> tx.create(kind, Wire.read(kind, json(text))));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
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
