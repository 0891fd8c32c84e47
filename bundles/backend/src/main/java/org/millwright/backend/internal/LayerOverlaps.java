// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** Which layers may hold the same key, and which objects of the writable layer make room for those of a layer. */
final class LayerOverlaps {

    private final Image image;
    private final List<Layer> stack;
    private final Set<String> replacing;
    private final Map<String, Item<?>> displaced = new LinkedHashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    LayerOverlaps(Image image, List<Layer> stack, Set<String> replacing) {
        this.image = image;
        this.stack = stack;
        this.replacing = replacing;
    }

    List<String> faults(List<Kind<?>> kinds) {
        for (int at = 0; at < stack.size(); at++) {
            for (Kind<?> kind : kinds) {
                for (String key : LayerObjects.keys(stack.get(at), kind)) {
                    written(at, kind, key);
                    hidden(at, kind, key);
                }
            }
        }
        var faults = new ArrayList<String>();
        if (!conflicts.isEmpty()) {
            faults.add("New layer violates key restrictions: " + String.join("\n\t", conflicts));
        }
        faults.addAll(differences);
        return faults;
    }

    /** The writable objects that a layer's take the places of. */
    List<Item<?>> displaced() {
        return List.copyOf(displaced.values());
    }

    private <T extends Model> void written(int at, Kind<T> kind, String key) {
        var top = image.find(kind, key).filter(item -> !item.status().readOnly());
        if (top.isEmpty()) {
            return;
        }
        var layer = stack.get(at);
        boolean yields = layer.type() == Layer.Type.PLUGIN || replacing.contains(layer.name());
        if (yields || layer.type() == Layer.Type.BASIC && same(layer, top.get())) {
            displaced.put(kind + "/" + key, top.get());
        } else if (layer.type() == Layer.Type.BASIC) {
            differences.add(difference(layer, top.get()));
        } else {
            if (!layer.type().overwritable()) {
                conflicts.add("keysCannotBeOverridden: " + key + " is already in layer 0");
            }
            conflicts.add("keysCannotOverride: " + key + " would be overridden by layer 0");
        }
    }

    private static <T extends Model> boolean same(Layer layer, Item<T> item) {
        return read(layer, item).filter(item.value()::equals).isPresent();
    }

    private static <T extends Model> String difference(Layer layer, Item<T> item) {
        String fixed =
                read(layer, item).map(value -> Wire.tree(value).toString()).orElse("damaged");
        return "fixBasic: cannot replace " + item.kind() + ":" + item.key()
                + ": item in writable store not equal to static version: " + Wire.tree(item.value()) + " " + fixed;
    }

    private static <T extends Model> Optional<T> read(Layer layer, Item<T> item) {
        try {
            return Optional.of(LayerObjects.find(layer, item.kind(), item.key()));
        } catch (Problem damaged) {
            return Optional.empty();
        }
    }

    private void hidden(int lower, Kind<?> kind, String key) {
        for (int upper = 0; upper < lower && !stack.get(lower).type().overwritable(); upper++) {
            if (LayerObjects.keys(stack.get(upper), kind).contains(key)) {
                conflicts.add("keysCannotBeOverridden: " + key + " is already in layer " + (upper + 1));
                return;
            }
        }
    }
}
