// SPDX-License-Identifier: Apache-2.0
package org.millwright.incrementer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.plugin.Action;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.RunningPlugin;

class IncrementerTest {

    private final OneMachine machine = new OneMachine();
    private final RunningPlugin plugin = new Incrementer().start(machine);

    @Test
    void countsAndNotesThatItDid() {
        assertThat(run("increment", Map.of())).isEqualTo(1L);
        assertThat(run("increment", Map.of("incrementer/step", 5))).isEqualTo(6L);
        assertThat(run("increment", Map.of("incrementer/parameter", "other"))).isEqualTo(1L);

        assertThat(machine.params).isEqualTo(Map.of("incrementer/default", 6L, "incrementer/touched", 3L, "other", 1L));
    }

    @Test
    void forgetsTheNoteOnReset() {
        run("increment", Map.of());

        assertThat(run("reset_count", Map.of())).isEqualTo("Success");
        assertThat(machine.params).isEqualTo(Map.of("incrementer/default", 1L));
    }

    @Test
    void saysThatItRuns() {
        assertThat(run("incrstatus", Map.of())).isEqualTo("Running");
    }

    @Test
    void losesNoCount() {
        IntStream.range(0, 1000).parallel().forEach(i -> run("increment", Map.of()));

        assertThat(machine.params).containsEntry("incrementer/default", 1000L);
    }

    @Test
    void refusesWhatItDoesNotOffer() {
        assertThatThrownBy(() -> run("nope", Map.of()))
                .isInstanceOfSatisfying(
                        ActionException.class, e -> assertThat(e.code()).isEqualTo(404));
    }

    private Object run(String command, Map<String, Object> params) {
        return plugin.run(
                new Action(JsonNodeFactory.instance.objectNode(), "incrementer", command, "machines", "m1", params));
    }

    /** A server that has one machine. */
    private static final class OneMachine implements PluginContext {
        private final Map<String, Object> params = new TreeMap<>();

        @Override
        public String name() {
            return "incrementer";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of();
        }

        @Override
        public Optional<JsonNode> find(String kind, String key) {
            ObjectNode machine = JsonNodeFactory.instance.objectNode();
            params.forEach((name, value) -> machine.withObjectProperty("Params").put(name, (Long) value));
            return Optional.of(machine);
        }

        @Override
        public void setParam(String kind, String key, String param, Object value) {
            params.put(param, value);
        }

        @Override
        public void removeParam(String kind, String key, String param) {
            params.remove(param);
        }
    }
}
