// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;
import static org.millwright.backend.internal.Given.layer;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;

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
        assertThat(problem.messages().get(0)).contains("keysCannotOverride: mine would be overridden by layer 0");
    }

    @Test
    void refusesALayerWithAnInvalidObjectAndNamesIt() {
        var bad = layer(
                "c1", Layer.Type.DYNAMIC, Map.of("profiles", Map.of("a", json(Profile.KIND, "{\"Name\":\"a\"}"))));
        var problem = catchThrowableOfType(Problem.class, () -> add(bad));
        assertThat(problem.messages()).containsExactly("profiles/a: Invalid Name `a`");
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
