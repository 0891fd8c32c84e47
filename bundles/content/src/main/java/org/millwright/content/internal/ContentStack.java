// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.backend.Backend;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.models.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the stack of layers to what is wished for, in one change where all of it fits. It answers for the whole stack:
 * nothing else puts layers there.
 */
final class ContentStack {

    private static final Logger LOG = LoggerFactory.getLogger(ContentStack.class);

    private final Backend backend;
    private final Map<String, Layer> refused = new LinkedHashMap<>();
    private Map<String, Layer> placed = Map.of();

    ContentStack(Backend backend) {
        this.backend = backend;
    }

    /** @param wished by what brings it, in the order in which they came */
    void settle(Map<String, Layer> wished) {
        refused.keySet().retainAll(wished.keySet());
        boolean same = placed.equals(wished) && backend.image().layers().stack().size() == wished.size();
        if (!same && place(wished).isPresent()) {
            settleOneByOne(wished);
        }
    }

    /** Takes out what is gone, then adds each that fits, until none of the rest does. */
    private void settleOneByOne(Map<String, Layer> wished) {
        var kept = new LinkedHashMap<>(placed);
        kept.keySet().retainAll(wished.keySet());
        if (!kept.equals(placed)) {
            place(kept).ifPresent(why -> LOG.error("Content that is gone stays in use: {}", why));
        }
        var waiting = new LinkedHashMap<>(wished);
        Map<String, String> reasons;
        do {
            waiting.entrySet().removeIf(one -> one.getValue().equals(placed.get(one.getKey())));
            reasons = addEach(waiting);
        } while (reasons.size() < waiting.size());
        reasons.forEach((origin, why) -> {
            if (!wished.get(origin).equals(refused.put(origin, wished.get(origin)))) {
                LOG.error("Content of {} does not fit, nothing of it is used: {}", origin, why);
            }
        });
    }

    /** Why each one that does not fit doesn't. */
    private Map<String, String> addEach(Map<String, Layer> waiting) {
        var reasons = new LinkedHashMap<String, String>();
        waiting.forEach((origin, layer) -> {
            var next = new LinkedHashMap<>(placed);
            next.put(origin, layer);
            place(next).ifPresent(why -> reasons.put(origin, why));
        });
        return reasons;
    }

    /** Makes these the stack, or says why not. */
    private Optional<String> place(Map<String, Layer> next) {
        try {
            backend.layers(Request.of("content"), before -> stack(next));
        } catch (Problem e) {
            return Optional.of(String.join("; ", e.messages()));
        }
        tell(placed, next);
        placed = Collections.unmodifiableMap(new LinkedHashMap<>(next));
        refused.keySet().removeAll(next.keySet());
        return Optional.empty();
    }

    private static Layers stack(Map<String, Layer> next) {
        var twice = new ArrayList<String>();
        var layers = Layers.NONE;
        for (Layer layer : next.values()) {
            int size = layers.stack().size();
            layers = layers.with(layer);
            if (layers.stack().size() == size) {
                twice.add("A store named " + layer.name() + " exists in the datastack twice!");
            }
        }
        if (!twice.isEmpty()) {
            throw new Problem("contents", "", "STORE_ERROR", List.copyOf(twice), 422);
        }
        return layers;
    }

    private static void tell(Map<String, Layer> before, Map<String, Layer> after) {
        before.forEach((origin, layer) -> {
            if (!after.containsKey(origin)) {
                LOG.info("Content {} of {} is out of use", layer.name(), origin);
            }
        });
        after.forEach((origin, layer) -> {
            if (!layer.equals(before.get(origin))) {
                int count =
                        layer.objects().values().stream().mapToInt(Map::size).sum();
                LOG.info("Content {} of {} is in use: {} objects", layer.name(), origin, count);
            }
        });
    }
}
