// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.Raw;
import org.millwright.models.Wire;
import org.millwright.store.Store;

class DeclarationsTest {

    private static final Kind<Raw> CATS = Raw.kind("cats", Map.of("Chip", Map.of("type", "string", "isunique", true)));
    private static final String KIT = "{\"Id\":\"kit\",\"Chip\":\"7\"}";

    private final WatchedStore store = new WatchedStore(batch -> {});
    private final LiveBackend backend = Given.backend(store);

    private void declare(LiveBackend on) {
        on.write(USER, tx -> {
            tx.declare(CATS);
            return null;
        });
    }

    private void withdraw() {
        backend.write(USER, tx -> {
            tx.withdraw("cats");
            return null;
        });
    }

    private static List<String> keys(LiveBackend on) {
        return on.image().table(CATS).all().stream().map(Item::key).toList();
    }

    @Test
    void keepsObjectsOfADeclaredKindAsOfAnyOther() {
        declare(backend);
        var kit = backend.write(USER, tx -> tx.create(CATS, json(CATS, KIT)));
        assertThat(new String(Wire.bytes(kit), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"Available\":false,\"Bundle\":\"\",\"Chip\":\"7\",\"Description\":\"\",\"Documentation\":\"\","
                                + "\"Endpoint\":\"\",\"Errors\":[],\"Id\":\"kit\",\"Meta\":{},\"Params\":{},\"ReadOnly\":false,"
                                + "\"Type\":\"cats\",\"Validated\":false}");
        assertThat(backend.image().table(CATS).lookup("Chip:7")).contains(kit);
        var twin = catchThrowableOfType(
                Problem.class,
                () -> backend.write(USER, tx -> tx.create(CATS, json(CATS, "{\"Id\":\"tom\",\"Chip\":\"7\"}"))));
        assertThat(twin.messages()).containsExactly("cats:tom violates unique index Chip");
        backend.write(USER, tx -> tx.delete(CATS, "kit"));
        assertThat(keys(backend)).isEmpty();
    }

    @Test
    void listsDeclaredKindsAfterThoseBuiltIn() {
        declare(backend);
        var names = new ArrayList<>(Kinds.BUILT_IN.names());
        names.add("cats");
        assertThat(backend.image().kinds().names()).isEqualTo(names);
        withdraw();
        assertThat(backend.image().kinds()).isEqualTo(Kinds.BUILT_IN);
    }

    @Test
    void letsObjectsSleepWhileTheirKindIsGone() {
        declare(backend);
        backend.write(USER, tx -> tx.create(CATS, json(CATS, KIT)));
        withdraw();
        assertThat(keys(backend)).isEmpty();
        declare(backend);
        assertThat(keys(backend)).containsExactly("kit");
    }

    @Test
    void keepsWhatTheStoreHoldsOfAKindThatIsDeclaredLater() {
        declare(backend);
        backend.write(USER, tx -> tx.create(CATS, json(CATS, KIT)));
        try (var again = Given.backend(store)) {
            assertThat(keys(again)).isEmpty();
            declare(again);
            assertThat(keys(again)).containsExactly("kit");
            again.write(USER, tx -> tx.delete(CATS, "kit"));
        }
        try (var again = Given.backend(store)) {
            declare(again);
            assertThat(keys(again)).isEmpty();
        }
    }

    @Test
    void leavesAloneWhatItCantRead() {
        var damaged = "[]".getBytes(StandardCharsets.UTF_8);
        store.append(List.of(new Store.Entry("cats", "odd", damaged)));
        try (var again = Given.backend(store)) {
            declare(again);
            assertThat(keys(again)).isEmpty();
        }
        var kept = new ArrayList<String>();
        store.replay((kind, key, value) -> kept.add(kind + "/" + key));
        assertThat(kept).contains("cats/odd");
    }

    @Test
    void wakesObjectsOfLayers() {
        var layer = Given.layer("zoo", Layer.Type.DYNAMIC, Map.of("cats", Map.of("kit", json(CATS, KIT))));
        backend.layers(USER, layers -> layers.with(layer));
        assertThat(keys(backend)).isEmpty();
        declare(backend);
        assertThat(keys(backend)).containsExactly("kit");
        assertThat(backend.image().find(CATS, "kit").orElseThrow().status().bundle())
                .isEqualTo("zoo");
        withdraw();
        backend.layers(USER, layers -> layers.without("zoo"));
        declare(backend);
        assertThat(keys(backend)).isEmpty();
    }

    @Test
    void judgesObjectsByTheSchemaDeclaredLast() {
        declare(backend);
        backend.write(USER, tx -> tx.create(CATS, json(CATS, KIT)));
        var plain = Raw.kind("cats", Map.of());
        backend.write(USER, tx -> {
            tx.declare(plain);
            return null;
        });
        assertThat(backend.image().table(plain).lookup("Chip:7")).isEmpty();
        assertThat(keys(backend)).containsExactly("kit");
    }

    @Test
    void refusesNamesThatAreBuiltInAndObjectsOfKindsThatAreGone() {
        Function<String, Kind<Raw>> kind = name -> Raw.kind(name, Map.of());
        var taken = catchThrowableOfType(
                Problem.class,
                () -> backend.write(USER, tx -> {
                    tx.declare(kind.apply(Machine.KIND.name()));
                    return null;
                }));
        assertThat(taken.code()).isEqualTo(409);
        var gone =
                catchThrowableOfType(Problem.class, () -> backend.write(USER, tx -> tx.create(CATS, json(CATS, KIT))));
        assertThat(gone.code()).isEqualTo(404);
    }

    @Test
    void readsWhatAPackageHoldsOfItOnceItIsDeclared() {
        var unread = Map.of("cats", Map.of("kit", Wire.tree(KIT.getBytes(StandardCharsets.UTF_8))));
        var layer = new Layer("zoo", Layer.Type.DYNAMIC, Map.of("Name", "zoo"), Map.of(), unread);
        backend.layers(USER, layers -> layers.with(layer));
        assertThat(keys(backend)).isEmpty();
        declare(backend);
        assertThat(keys(backend)).containsExactly("kit");
        assertThat(backend.image().find(CATS, "kit").orElseThrow().status().bundle())
                .isEqualTo("zoo");
        backend.layers(USER, layers -> layers.without("zoo"));
        assertThat(keys(backend)).isEmpty();
    }
}
