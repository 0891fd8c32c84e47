// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.BootEnv;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;

class ContentStackTest {

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final ContentStack stack = new ContentStack(backend);
    private final Map<String, Layer> wished = new LinkedHashMap<>();

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void addsAllInOneChange() {
        long before = backend.image().serial();
        wish("a 1", "one", "p1");
        wish("b 1", "two", "p2");
        settle();

        assertThat(profiles()).containsExactly("p1", "p2");
        assertThat(backend.image().serial()).isEqualTo(before + 1);
    }

    @Test
    void doesNothingWhereNothingChanged() {
        wish("a 1", "one", "p1");
        settle();
        long before = backend.image().serial();
        settle();

        assertThat(backend.image().serial()).isEqualTo(before);
    }

    @Test
    void replacesAndRemovesInOneChange() {
        wish("a 1", "one", "p1");
        wish("b 1", "two", "p2");
        settle();
        long before = backend.image().serial();

        wished.clear();
        wish("a 2", "one", "p3");
        settle();

        assertThat(profiles()).containsExactly("p3");
        assertThat(backend.image().serial()).isEqualTo(before + 1);
    }

    @Test
    void leavesOutWhatDoesNotFitAndAddsTheRest() {
        wish("a 1", "one", "p1");
        wish("b 1", "two", "p1", "p2");
        wish("c 1", "three", "p3");
        settle();

        assertThat(profiles()).containsExactly("p1", "p3");
    }

    @Test
    void addsWhatDidNotFitOnceItDoes() {
        wish("a 1", "one", "p1");
        wish("b 1", "two", "p1", "p2");
        settle();
        wished.remove("a 1");
        settle();

        assertThat(profiles()).containsExactly("p1", "p2");
    }

    @Test
    void keepsTheOldContentWhereTheNewDoesNotFit() {
        wish("a 1", "one", "p1");
        wish("b 1", "two", "p2");
        settle();
        wish("b 1", "two", "p1");
        settle();

        assertThat(profiles()).containsExactly("p1", "p2");
    }

    @Test
    void leavesOutTheSecondOfAName() {
        wish("a 1", "one", "p1");
        wish("b 1", "one", "p2");
        settle();

        assertThat(profiles()).containsExactly("p1");
    }

    @Test
    void leavesOutWhatTheWritableLayerHas() {
        backend.write(Request.of("test"), tx -> tx.create(Profile.KIND, profile("mine")));
        wish("a 1", "one", "mine", "p1");
        wish("b 1", "two", "p2");
        settle();

        assertThat(profiles()).contains("mine", "p2").doesNotContain("p1");
    }

    @Test
    void takesOutWhatAPreferenceHeldOnceThatChanges() {
        backend.follow(stack);
        wish("a 1", "one", "p1");
        wished.put("b 1", bootEnv("two", "ignore"));
        wished.put("c 1", bootEnv("three", "other"));
        settle();
        wished.remove("b 1");
        settle();
        assertThat(backend.image().find(BootEnv.KIND, "ignore")).isPresent();

        prefer("unknownTokenTimeout", "700");
        prefer("unknownBootEnv", "other");

        await(() -> backend.image().find(BootEnv.KIND, "ignore").isEmpty());
        assertThat(profiles()).containsExactly("p1");
    }

    private void prefer(String name, String value) {
        backend.write(Request.of("test"), tx -> tx.save(Pref.KIND, Pref.of(name, value)));
    }

    private static Layer bootEnv(String name, String bootEnv) {
        String json = "{\"Name\":\"%s\",\"OnlyUnknown\":true,\"OS\":{\"Name\":\"%s\"}}".formatted(bootEnv, bootEnv);
        return new Layer(
                name,
                Layer.Type.DYNAMIC,
                Map.of("Name", name),
                Map.of("bootenvs", Map.of(bootEnv, Wire.read(BootEnv.KIND, json.getBytes(UTF_8)))));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void takesOverTheStackOfOneBeforeIt() {
        wish("a 1", "one", "p1");
        settle();

        new ContentStack(backend).settle();

        assertThat(profiles()).isEmpty();
    }

    private void settle() {
        stack.wish(ContentStack.Source.BUNDLES, wished);
        stack.settle();
    }

    private void wish(String origin, String name, String... profiles) {
        var objects = new TreeMap<String, org.millwright.models.Model>();
        for (String profile : profiles) {
            objects.put(profile, profile(profile));
        }
        wished.put(origin, new Layer(name, Layer.Type.DYNAMIC, Map.of("Name", name), Map.of("profiles", objects)));
    }

    private static Profile profile(String name) {
        return Wire.read(Profile.KIND, "{\"Name\":\"%s\"}".formatted(name).getBytes(UTF_8));
    }

    private List<String> profiles() {
        return backend.image().table(Profile.KIND).all().stream()
                .map(item -> item.key())
                .toList();
    }
}
