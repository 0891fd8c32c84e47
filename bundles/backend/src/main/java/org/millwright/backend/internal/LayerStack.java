// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Status;

/** Puts a changed stack of layers under the writable objects, as a whole or not at all. */
final class LayerStack {

    private final WriterTransaction transaction;

    LayerStack(WriterTransaction transaction) {
        this.transaction = transaction;
    }

    void change(Layers next) {
        var before = transaction.state().layers();
        var conflicts = conflicts(next);
        if (!conflicts.isEmpty()) {
            String message = "New layer violates key restrictions: " + String.join("\n\t", conflicts);
            throw new Problem("contents", "", "STORE_ERROR", List.of(message), 422);
        }
        transaction.layers(next);
        var kinds = transaction.state().kinds().all();
        kinds.forEach(kind -> change(kind, before, next));
        new Sealing(transaction).all();
        var faults = new ArrayList<String>();
        kinds.forEach(kind -> judge(kind, before, next, faults));
        transaction.settle();
        if (!faults.isEmpty()) {
            throw new Problem("contents", "", "STORE_ERROR", faults, 422);
        }
    }

    private <T extends Model> void change(Kind<T> kind, Layers before, Layers next) {
        for (String key : touched(kind, before, next)) {
            var old = transaction.image().find(kind, key);
            if (old.isPresent() && !old.get().status().readOnly()) {
                continue;
            }
            var item = highest(transaction.rules(), next, kind, key);
            if (item.isEmpty()) {
                old.ifPresent(gone -> transaction.remove(kind, key));
            } else {
                transaction.put(item.get(), old.isPresent() ? "save" : "create");
            }
        }
    }

    /** Judges what changed, now that all is in its place: objects of one kind may name each other. */
    private <T extends Model> void judge(Kind<T> kind, Layers before, Layers next, List<String> faults) {
        for (String key : touched(kind, before, next)) {
            var item =
                    transaction.image().find(kind, key).filter(it -> it.status().readOnly());
            if (item.isEmpty()) {
                continue;
            }
            var judged = transaction.judged(item.get());
            if (!judged.status().validated()) {
                judged.status().errors().forEach(error -> faults.add(kind + "/" + key + ": " + error));
            }
            if (!judged.status().equals(item.get().status())) {
                transaction.put(judged, "save");
            }
        }
    }

    /** The keys whose object may differ between the two stacks. */
    private static Set<String> touched(Kind<?> kind, Layers before, Layers next) {
        var keys = new LinkedHashSet<String>();
        before.stack().stream().filter(l -> !next.stack().contains(l)).forEach(l -> keys.addAll(keys(l, kind)));
        next.stack().stream().filter(l -> !before.stack().contains(l)).forEach(l -> keys.addAll(keys(l, kind)));
        return keys;
    }

    static Set<String> keys(Layer layer, Kind<?> kind) {
        return layer.objects().getOrDefault(kind.name(), Map.of()).keySet();
    }

    /** What the layers hold under this key, from the topmost that has it. */
    static <T extends Model> Optional<Item<T>> highest(Rules rules, Layers layers, Kind<T> kind, String key) {
        for (Layer layer : layers.stack()) {
            var object = layer.objects().getOrDefault(kind.name(), Map.of()).get(key);
            if (object != null) {
                var status = new Status(true, true, List.of(), true, layer.name());
                T whole = rules.of(kind).layered(layer.meta(), kind.type().cast(object));
                return Optional.of(new Item<>(kind, whole, status));
            }
        }
        return Optional.empty();
    }

    private List<String> conflicts(Layers next) {
        var conflicts = new ArrayList<String>();
        var stack = next.stack();
        for (int lower = 0; lower < stack.size(); lower++) {
            for (Kind<?> kind : transaction.state().kinds().all()) {
                for (String key : keys(stack.get(lower), kind)) {
                    conflict(stack, lower, kind, key).ifPresent(conflicts::add);
                }
            }
        }
        return conflicts;
    }

    private Optional<String> conflict(List<Layer> stack, int lower, Kind<?> kind, String key) {
        var top = transaction.image().find(kind, key);
        if (top.isPresent() && !top.get().status().readOnly()) {
            return Optional.of("keysCannotOverride: " + key + " would be overridden by layer 0");
        }
        for (int upper = 0; upper < lower; upper++) {
            if (keys(stack.get(upper), kind).contains(key)
                    && !stack.get(lower).type().overwritable()) {
                return Optional.of("keysCannotBeOverridden: " + key + " is already in layer " + (lower + 1));
            }
        }
        return Optional.empty();
    }
}
