// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;
import static org.millwright.backend.internal.Given.layer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.models.BootEnv;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.store.MemoryStore;

class LayersTest {

    private final LiveBackend backend = Given.basic();

    private static Layer profiles(String name, Layer.Type type, String... keys) {
        var objects = new java.util.TreeMap<String, Model>();
        for (String key : keys) {
            objects.put(key, json(Profile.KIND, "{\"Name\":\"" + key + "\",\"Description\":\"of " + name + "\"}"));
        }
        return layer(name, type, Map.of("profiles", objects));
    }

    private void add(Layer layer) {
        backend.layers(USER, layers -> layers.with(layer));
    }

    private String description(String profile) {
        return backend.image()
                .find(Profile.KIND, profile)
                .map(p -> p.value().description())
                .orElse("none");
    }

    @Test
    void objectsComeAndGoWithTheirLayer() {
        add(profiles("c1", Layer.Type.DYNAMIC, "pr1"));
        var item = backend.image().find(Profile.KIND, "pr1").orElseThrow();
        assertThat(item.status().readOnly()).isTrue();
        assertThat(item.status().bundle()).isEqualTo("c1");
        backend.layers(USER, layers -> layers.without("c1"));
        assertThat(backend.image().find(Profile.KIND, "pr1")).isEmpty();
    }

    @Test
    void theTopmostLayerWinsWhereTheLowerOneMayBeOverwritten() {
        add(profiles("lower", Layer.Type.DEFAULT, "pr1"));
        add(profiles("upper", Layer.Type.DYNAMIC, "pr1"));
        assertThat(description("pr1")).isEqualTo("of upper");
        backend.layers(USER, layers -> layers.without("upper"));
        assertThat(description("pr1")).isEqualTo("of lower");
    }

    @Test
    void refusesALayerWholeThatHidesAPackage() {
        add(profiles("c2", Layer.Type.DYNAMIC, "pr1"));
        var problem = catchThrowableOfType(Problem.class, () -> add(profiles("c1", Layer.Type.DYNAMIC, "pr0", "pr1")));
        assertThat(problem.messages().get(0)).contains("keysCannotBeOverridden: pr1 is already in layer");
        assertThat(description("pr0")).isEqualTo("none");
        assertThat(description("pr1")).isEqualTo("of c2");
    }

    @Test
    void refusesALayerThatAUsersObjectWouldHide() {
        backend.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"mine\"}")));
        var problem = catchThrowableOfType(Problem.class, () -> add(profiles("c1", Layer.Type.DYNAMIC, "mine")));
        assertThat(problem.messages())
                .containsExactly(
                        """
                        New layer violates key restrictions: keysCannotBeOverridden: mine is already in layer 0
                        \tkeysCannotOverride: mine would be overridden by layer 0""");
        assertThat(problem.code()).isEqualTo(422);
    }

    @Test
    void tellsAllReasonsAtOnce() throws Exception {
        var layer = new Layer(
                "c1",
                Layer.Type.DYNAMIC,
                Map.of(
                        "Name",
                        "c1",
                        "Version",
                        "zz",
                        "RequiredFeatures",
                        "sprig, zork",
                        "Prerequisites",
                        "c9, BasicStore: >1"),
                Map.of("profiles", Map.of("global", json(Profile.KIND, "{\"Name\":\"other\"}"))),
                Map.of("profiles", Map.of("bad", new ObjectMapper().readTree("\"text\""))));
        var problem = catchThrowableOfType(Problem.class, () -> add(layer));
        assertThat(problem.messages())
                .containsExactly(
                        "Content layer c1 requires feature  zork, but dr-provision does not provide it",
                        "Layer c1: invalid version zz: Invalid character(s) found in major number \"zz\"",
                        "Layer c1 has c9 as a prerequisite, but c9 does not exist!",
                        "Layer c1 prerequisite test on BasicStore failed",
                        "Store profiles item bad failed to load from layer content-c1: error unmarshaling JSON: while decoding"
                                + " JSON: json: cannot unmarshal string into Go value of type backend.Profile",
                        "Try manually replacing content layer c1",
                        "Store profiles item global failed to load from layer content-c1: its own key is other");
    }

    @Test
    void refusesTwoOfOneNameAndWithoutName() {
        var problem = catchThrowableOfType(
                Problem.class,
                () -> backend.layers(
                        USER,
                        before -> new Layers(List.of(
                                before.stack().get(0),
                                profiles("c1", Layer.Type.DYNAMIC),
                                profiles("c1", Layer.Type.PLUGIN),
                                new Layer("", Layer.Type.DYNAMIC, Map.of(), Map.of())))));
        assertThat(problem.messages())
                .containsExactlyInAnyOrder(
                        "Content Store must have a name",
                        "Store at content- has no Name metadata",
                        "A store named c1 exists in the datastack twice!");
    }

    @Test
    void makesRoomInTheWritableLayerForPluginsAndOnRequest() {
        for (String key : List.of("one", "two")) {
            backend.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"" + key + "\"}")));
        }
        add(profiles("p", Layer.Type.PLUGIN, "one"));
        assertThat(description("one")).isEqualTo("of p");
        backend.layers(USER, layers -> layers.with(profiles("c", Layer.Type.DYNAMIC, "two")), Set.of("c"));
        assertThat(description("two")).isEqualTo("of c");
        backend.layers(USER, layers -> layers.without("p").without("c"));
        assertThat(backend.image().find(Profile.KIND, "one")).isEmpty();
        assertThat(backend.image().find(Profile.KIND, "two")).isEmpty();
    }

    @Test
    void givesBasicObjectsThePlaceOfEqualWritableOnesAlone() {
        var fresh = Given.backend(new MemoryStore());
        fresh.write(USER, tx -> tx.create(Stage.KIND, json(Stage.KIND, "{\"Name\":\"none\"}")));
        fresh.layers(USER, layers -> layers.with(Given.basicLayer()));
        assertThat(fresh.image().find(Stage.KIND, "none").orElseThrow().status().readOnly())
                .isTrue();

        var other = Given.backend(new MemoryStore());
        other.write(USER, tx -> tx.create(Stage.KIND, json(Stage.KIND, "{\"Name\":\"none\",\"Reboot\":true}")));
        var problem = catchThrowableOfType(
                Problem.class, () -> other.layers(USER, layers -> layers.with(Given.basicLayer())));
        assertThat(problem.messages().get(0))
                .startsWith("fixBasic: cannot replace stages:none: item in writable store not equal to static version");
    }

    @Test
    void keepsTheBootEnvOfUnknownMachines() {
        var env = json(BootEnv.KIND, "{\"Name\":\"discovery\",\"OnlyUnknown\":true,\"OS\":{\"Name\":\"discovery\"}}");
        add(layer("c1", Layer.Type.DYNAMIC, Map.of("bootenvs", Map.of("discovery", env))));
        backend.write(USER, tx -> tx.save(Pref.KIND, Pref.of("unknownBootEnv", "discovery")));
        var problem = catchThrowableOfType(Problem.class, () -> backend.layers(USER, layers -> layers.without("c1")));
        assertThat(problem.messages())
                .containsExactly("BootEnv discovery is the active unknownBootEnv, cannot remove it");
        assertThat(backend.image().unknownBootEnv()).isEqualTo("discovery");
    }

    @Test
    void countsPreferencesOfPackagesAndLeavesThemAlone() {
        add(layer(
                "c1",
                Layer.Type.DYNAMIC,
                Map.of("preferences", Map.of("defaultStage", Pref.of("defaultStage", "other")))));
        assertThat(backend.image().pref("defaultStage")).isEqualTo("none");
    }

    @Test
    void saysThatWrittenObjectsAreOfTheWritableLayerOnceLayersChange() {
        backend.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"mine\"}")));
        assertThat(bundle("mine")).isEmpty();
        add(profiles("c1", Layer.Type.DYNAMIC, "pr1"));
        assertThat(bundle("mine")).isEqualTo("BackingStore");
        assertThat(bundle("pr1")).isEqualTo("c1");
    }

    private String bundle(String profile) {
        return backend.image()
                .find(Profile.KIND, profile)
                .orElseThrow()
                .status()
                .bundle();
    }

    @Test
    void onlyWhatIsInTheWritableLayerAloneCanBeWritten() {
        add(profiles("c1", Layer.Type.DYNAMIC, "pr1"));
        var mine = json(Profile.KIND, "{\"Name\":\"pr1\"}");
        var create =
                catchThrowableOfType(Problem.class, () -> backend.write(USER, tx -> tx.create(Profile.KIND, mine)));
        assertThat(create.messages()).containsExactly("already exists");
        var update = catchThrowableOfType(
                Problem.class, () -> backend.write(USER, tx -> tx.update(Profile.KIND, "pr1", old -> mine)));
        assertThat(update.messages()).containsExactly("pr1");
        assertThat(update.code()).isEqualTo(400);
        var save = catchThrowableOfType(Problem.class, () -> backend.write(USER, tx -> tx.save(Profile.KIND, mine)));
        assertThat(save.messages()).containsExactly("pr1");
        var delete =
                catchThrowableOfType(Problem.class, () -> backend.write(USER, tx -> tx.delete(Profile.KIND, "pr1")));
        assertThat(delete.messages()).containsExactly("readonly: pr1");
        assertThat(delete.code()).isEqualTo(404);
    }

    @Test
    void aNewVersionMayGiveANameToAnotherObject() {
        add(machines("m1", "11111111-1111-4111-8111-111111111111"));
        add(machines("m1", "00000000-0000-4000-8000-000000000000"));
        assertThat(backend.image().table(Machine.KIND).all())
                .extracting(item -> item.key())
                .containsExactly("00000000-0000-4000-8000-000000000000");
    }

    private static Layer machines(String name, String uuid) {
        return layer(
                "c1",
                Layer.Type.DYNAMIC,
                Map.of(
                        "machines",
                        Map.of(
                                uuid,
                                json(
                                        Machine.KIND,
                                        "{\"Name\":\"" + name + "\",\"Uuid\":\"" + uuid
                                                + "\",\"Stage\":\"none\",\"BootEnv\":\"local\"}"))));
    }

    @Test
    void refusesALayerWithAnInvalidObjectAndNamesIt() {
        var bad = layer(
                "c1", Layer.Type.DYNAMIC, Map.of("profiles", Map.of("a", json(Profile.KIND, "{\"Name\":\"a\"}"))));
        var problem = catchThrowableOfType(Problem.class, () -> add(bad));
        assertThat(problem.messages()).containsExactly("Invalid Name `a`");
    }

    @Test
    void machinesSayWhatTheyMissWhenALayerGoes() {
        add(layer(
                "c1",
                Layer.Type.DYNAMIC,
                Map.of("stages", Map.of("st1", json(Stage.KIND, "{\"Name\":\"st1\",\"BootEnv\":\"local\"}")))));
        var machine = backend.write(
                USER, tx -> tx.create(Machine.KIND, json(Machine.KIND, "{\"Name\":\"m1\",\"Stage\":\"st1\"}")));
        backend.layers(USER, layers -> layers.without("c1"));
        var after = backend.image().find(Machine.KIND, machine.key()).orElseThrow();
        assertThat(after.status().errors()).containsExactly("Stage st1 does not exist");
        assertThat(after.value()).isEqualTo(machine.value());
    }
}
