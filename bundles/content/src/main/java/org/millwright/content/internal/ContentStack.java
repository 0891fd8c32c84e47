// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the stack of layers to what is wished for, in one change where all of it fits. It answers for the whole stack:
 * nothing else puts layers there.
 */
final class ContentStack implements CommitListener {

    /** Who wishes for layers, in the order in which they are added where not all fit. */
    enum Source {
        STORES,
        PACKAGES,
        BUNDLES
    }

    private static final Logger LOG = LoggerFactory.getLogger(ContentStack.class);

    private final Backend backend;
    private final Map<Source, Map<String, Layer>> wishes = new TreeMap<>();
    private final Map<String, Refusal> refused = new LinkedHashMap<>();
    private Map<String, Layer> placed = Map.of();
    private volatile boolean stays;

    private record Refusal(Layer layer, String why) {}

    ContentStack(Backend backend) {
        this.backend = backend;
    }

    /** @param layers by what brings each, in the order in which they came; settled later */
    synchronized void wish(Source source, Map<String, Layer> layers) {
        wishes.put(source, Collections.unmodifiableMap(new LinkedHashMap<>(layers)));
    }

    /** A preference may have been what held content that is gone. */
    @Override
    public boolean concerns(Commit commit) {
        return commit.touches(Pref.KIND);
    }

    @Override
    public void committed(Commit commit) {
        if (stays) {
            settle();
        }
    }

    synchronized void settle() {
        stays = false;
        var wished = new LinkedHashMap<String, Layer>();
        wishes.values().forEach(wished::putAll);
        refused.keySet().retainAll(wished.keySet());
        boolean same = placed.equals(wished) && backend.image().layers().stack().size() == wished.size();
        if (!same && place(wished).isPresent()) {
            settleOneByOne(wished);
        }
    }

    /**
     * Makes a layer of this origin part of the stack, or takes it out where there is none.
     *
     * @throws Problem with all reasons where it does not fit; then nothing has changed
     */
    synchronized void change(Request request, String origin, Optional<Layer> layer, Set<String> replacing) {
        var next = new LinkedHashMap<>(placed);
        next.remove(origin);
        layer.ifPresent(one -> next.put(origin, one));
        place(request, next, replacing);
        var packages = new LinkedHashMap<>(wishes.getOrDefault(Source.PACKAGES, Map.of()));
        packages.remove(origin);
        layer.ifPresent(one -> packages.put(origin, one));
        wish(Source.PACKAGES, packages);
        refused.remove(origin);
    }

    /** What of this origin is in use. */
    synchronized Optional<Layer> placed(String origin) {
        return Optional.ofNullable(placed.get(origin));
    }

    /**
     * Makes these what stores and packages wish for; what bundles bring stays, and so do stores that aren't named.
     *
     * @param commit is told what becomes of the stack; what it throws is thrown on, and nothing has changed then
     */
    synchronized <R> R restore(
            Map<String, Layer> stores, Map<String, Layer> packages, Function<UnaryOperator<Layers>, R> commit) {
        var next = new LinkedHashMap<>(placed);
        next.keySet().removeAll(wishes.getOrDefault(Source.PACKAGES, Map.of()).keySet());
        next.putAll(stores);
        next.putAll(packages);
        R result = commit.apply(before -> new Layers(List.copyOf(next.values())));
        var wished = new LinkedHashMap<>(wishes.getOrDefault(Source.STORES, Map.of()));
        wished.putAll(stores);
        wish(Source.STORES, wished);
        wish(Source.PACKAGES, packages);
        placed(next);
        return result;
    }

    /** What does not fit, and why. */
    synchronized List<String> refused() {
        return refused.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue().why())
                .toList();
    }

    /** Takes out what is gone, then adds each that fits, until none of the rest does. */
    private void settleOneByOne(Map<String, Layer> wished) {
        var kept = new LinkedHashMap<>(placed);
        kept.keySet().retainAll(wished.keySet());
        if (!kept.equals(placed)) {
            place(kept).ifPresent(why -> {
                stays = true;
                LOG.error("Content that is gone stays in use: {}", why);
            });
        }
        var waiting = new LinkedHashMap<>(wished);
        Map<String, String> reasons;
        do {
            waiting.entrySet().removeIf(one -> one.getValue().equals(placed.get(one.getKey())));
            reasons = addEach(waiting);
        } while (reasons.size() < waiting.size());
        reasons.forEach((origin, why) -> {
            var refusal = new Refusal(wished.get(origin), why);
            if (!refusal.equals(refused.put(origin, refusal))) {
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
            place(Request.of("content"), next, Set.of());
            return Optional.empty();
        } catch (Problem e) {
            return Optional.of(String.join("; ", e.messages()));
        }
    }

    private void place(Request request, Map<String, Layer> next, Set<String> replacing) {
        backend.layers(request, before -> new Layers(List.copyOf(next.values())), replacing);
        placed(next);
    }

    private void placed(Map<String, Layer> next) {
        tell(placed, next);
        placed = Collections.unmodifiableMap(new LinkedHashMap<>(next));
        refused.keySet().removeAll(next.keySet());
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
