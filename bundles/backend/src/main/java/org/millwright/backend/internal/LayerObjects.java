// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Stage;
import org.millwright.models.Status;
import org.millwright.models.Task;
import org.millwright.models.Template;
import org.millwright.models.Wire;

/**
 * The objects that layers hold of one kind. Preferences are none of them: what a package says of those is counted, but rules
 * nothing.
 */
final class LayerObjects {

    private static final Set<String> TEMPLATED =
            Set.of(BootEnv.KIND.name(), Stage.KIND.name(), Task.KIND.name(), Template.KIND.name());

    private static final Map<Layer.Type, String> ORIGINS =
            Map.of(Layer.Type.DYNAMIC, "content-", Layer.Type.PLUGIN, "plugin-");

    static Set<String> keys(Layer layer, Kind<?> kind) {
        if (kind.name().equals(Pref.KIND.name())) {
            return Set.of();
        }
        var unread = layer.unread().getOrDefault(kind.name(), Map.of()).keySet();
        var read = layer.objects().getOrDefault(kind.name(), Map.of()).keySet();
        if (unread.isEmpty()) {
            return read;
        }
        var keys = new TreeSet<>(read);
        keys.addAll(unread);
        return keys;
    }

    /** What the layers hold under this key, from the topmost that has it; nothing where that is damaged. */
    static <T extends Model> Optional<Item<T>> highest(Rules rules, Layers layers, Kind<T> kind, String key) {
        for (Layer layer : layers.stack()) {
            if (keys(layer, kind).contains(key)) {
                var status = new Status(true, true, List.of(), true, layer.name());
                try {
                    T whole = rules.of(kind).layered(layer.meta(), withEngine(layer, kind, find(layer, kind, key)));
                    return Optional.of(new Item<>(kind, whole, status))
                            .filter(item -> item.key().equals(key));
                } catch (Problem e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** What has texts for an engine says which. */
    private static <T extends Model> T withEngine(Layer layer, Kind<T> kind, T object) {
        if (layer.text(Layer.ENGINE).isEmpty() || !TEMPLATED.contains(kind.name())) {
            return object;
        }
        var tree = (ObjectNode) Wire.tree(Wire.stored(object));
        var meta = tree.path("Meta").isObject() ? (ObjectNode) tree.get("Meta") : tree.putObject("Meta");
        meta.putIfAbsent(Layer.ENGINE, TextNode.valueOf(layer.text(Layer.ENGINE)));
        return Wire.read(kind, tree);
    }

    /** @throws Problem where it is damaged */
    static <T extends Model> T find(Layer layer, Kind<T> kind, String key) {
        var object = layer.objects().getOrDefault(kind.name(), Map.of()).get(key);
        return object == null
                ? Wire.read(kind, layer.unread().get(kind.name()).get(key))
                : kind.type().cast(object);
    }

    /** Why which objects of these kinds can't be used at all. */
    static List<String> damage(Layers layers, List<Kind<?>> kinds) {
        var damage = new ArrayList<String>();
        for (Layer layer : layers.stack()) {
            kinds.forEach(kind -> damage(layer, kind, damage));
        }
        return damage;
    }

    private static <T extends Model> void damage(Layer layer, Kind<T> kind, List<String> damage) {
        for (String key : keys(layer, kind)) {
            String origin = ORIGINS.getOrDefault(layer.type(), "") + layer.name();
            String item = "Store " + kind + " item " + key + " failed to load from layer " + origin + ": ";
            try {
                String own = kind.key(find(layer, kind, key));
                if (!own.equals(key)) {
                    damage.add(item + "its own key is " + own);
                }
            } catch (Problem e) {
                damage.add(item + "error unmarshaling JSON: while decoding JSON: " + String.join("; ", e.messages()));
                damage.add(advice(layer));
            }
        }
    }

    private static String advice(Layer layer) {
        return switch (layer.type()) {
            case DYNAMIC -> "Try manually replacing content layer " + layer.name();
            case PLUGIN -> "Try manually replacing plugin " + layer.name();
            default -> "Corrupt item is in " + layer.name();
        };
    }

    private LayerObjects() {}
}
