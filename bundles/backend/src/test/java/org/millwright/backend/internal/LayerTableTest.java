// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;
import static org.millwright.backend.internal.Given.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.millwright.backend.Layer;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.store.MemoryStore;

/** Layers and writes in any order against the table of layers, told once more in the simplest words. */
class LayerTableTest {

    private static final List<String> KEYS = List.of("aa", "bb", "cc");

    /** Something that is tried on the stack and on its model, and accepted by both or by none. */
    record Step(String what, String layer, Layer.Type type, Map<String, String> objects) {

        String key() {
            return objects.keySet().stream().findFirst().orElse("aa");
        }

        String text() {
            return objects.values().stream().findFirst().orElse("");
        }
    }

    @Property(tries = 400)
    void behavesAsTheTableSays(@ForAll("steps") List<Step> steps) {
        try (var backend = Given.backend(new MemoryStore())) {
            var model = new Table();
            for (Step step : steps) {
                assertThat(accepts(backend, step)).as("%s", step).isEqualTo(model.accepts(step));
                KEYS.forEach(
                        key -> assertThat(read(backend, key)).as("%s", step).isEqualTo(model.read(key)));
            }
        }
    }

    private static boolean accepts(LiveBackend backend, Step step) {
        try {
            switch (step.what()) {
                case "add" -> backend.layers(USER, layers -> layers.with(stored(step)));
                case "remove" -> backend.layers(USER, layers -> layers.without(step.layer()));
                case "create" -> backend.write(USER, tx -> tx.create(Profile.KIND, profile(step.key(), step.text())));
                case "update" -> backend.write(
                        USER, tx -> tx.update(Profile.KIND, step.key(), old -> profile(step.key(), step.text())));
                default -> backend.write(USER, tx -> tx.delete(Profile.KIND, step.key()));
            }
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private static String read(LiveBackend backend, String key) {
        return backend.image()
                .find(Profile.KIND, key)
                .map(item -> item.value().description() + " of "
                        + (item.status().readOnly() ? item.status().bundle() : "me"))
                .orElse("none");
    }

    private static Layer stored(Step step) {
        var objects = new TreeMap<String, Model>();
        step.objects().forEach((key, text) -> objects.put(key, profile(key, text)));
        return layer(step.layer(), step.type(), Map.of("profiles", objects));
    }

    private static Profile profile(String key, String text) {
        return json(Profile.KIND, "{\"Name\":\"" + key + "\",\"Description\":\"" + text + "\"}");
    }

    /** The table, without any cleverness. */
    private static final class Table {

        private Map<String, String> writable = new TreeMap<>();
        private List<Step> stack = new ArrayList<>();

        String read(String key) {
            if (writable.containsKey(key)) {
                return writable.get(key) + " of me";
            }
            return stack.stream()
                    .filter(one -> one.objects().containsKey(key))
                    .findFirst()
                    .map(one -> one.objects().get(key) + " of " + one.layer())
                    .orElse("none");
        }

        boolean accepts(Step step) {
            boolean mine = writable.containsKey(step.key());
            switch (step.what()) {
                case "add" -> {
                    return stacks(step);
                }
                case "remove" -> stack.removeIf(one -> one.layer().equals(step.layer()));
                case "create" -> {
                    if (!read(step.key()).equals("none")) {
                        return false;
                    }
                    writable.put(step.key(), step.text());
                }
                case "update" -> {
                    if (!mine) {
                        return false;
                    }
                    writable.put(step.key(), step.text());
                }
                default -> {
                    return writable.remove(step.key()) != null;
                }
            }
            return true;
        }

        private boolean stacks(Step step) {
            var next = new ArrayList<>(stack);
            next.removeIf(one -> one.layer().equals(step.layer()));
            next.add(step);
            next.sort(Comparator.comparing(Step::type).thenComparing(Step::layer));
            var left = new TreeMap<>(writable);
            for (int at = 0; at < next.size(); at++) {
                var above = next.subList(0, at);
                var one = next.get(at);
                boolean single = one.type() != Layer.Type.DYNAMIC && one.type() != Layer.Type.PLUGIN;
                if (single && above.stream().anyMatch(other -> other.type() == one.type())) {
                    return false;
                }
                for (String key : one.objects().keySet()) {
                    Predicate<Step> has = other -> other.objects().containsKey(key);
                    if (!yields(one, key)
                            || !one.type().overwritable() && above.stream().anyMatch(has)) {
                        return false;
                    }
                    left.remove(key);
                }
            }
            stack = next;
            writable = left;
            return true;
        }

        private boolean yields(Step layer, String key) {
            return !writable.containsKey(key)
                    || layer.type() == Layer.Type.PLUGIN
                    || layer.type() == Layer.Type.BASIC
                            && writable.get(key).equals(layer.objects().get(key));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var objects = Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of("x", "y"))
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(TreeMap::new);
        return Combinators.combine(
                        Arbitraries.of("add", "add", "add", "remove", "create", "create", "update", "delete"),
                        Arbitraries.of("l1", "l2", "l3"),
                        Arbitraries.of(Layer.Type.class),
                        objects)
                .as((what, name, type, held) -> new Step(what, name, type, held))
                .list()
                .ofMaxSize(12);
    }
}
