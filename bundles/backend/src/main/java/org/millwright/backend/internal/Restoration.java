// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.millwright.backend.Layers;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Status;
import org.millwright.models.Wire;
import org.millwright.store.Store;
import org.pcollections.HashTreePMap;

/** Puts other objects in the place of all that a store keeps, as a whole or not at all. */
final class Restoration {

    private final Draft draft;
    private final List<String> faults = new ArrayList<>();

    Restoration(Draft draft) {
        this.draft = draft;
    }

    /** @throws Problem 422 with all that is wrong with the objects, read and judged together with the layers */
    void restore(Map<String, SortedMap<String, byte[]>> wanted, UnaryOperator<Layers> layers) {
        var names = new TreeSet<>(new StoredImage(draft.state()).kinds());
        names.addAll(wanted.keySet());
        keys(wanted);
        names.remove(Keyring.KIND);
        for (String name : names) {
            Map<String, byte[]> goal = wanted.containsKey(name) ? wanted.get(name) : Map.of();
            draft.state().kinds().find(name).ifPresentOrElse(kind -> objects(kind, goal), () -> dormant(name, goal));
        }
        layers(layers);
        new Sealing(draft).all();
        draft.state().kinds().all().forEach(this::judge);
        draft.settle();
        if (!faults.isEmpty()) {
            throw new Problem("backups", "", "RESTORE", faults, 422);
        }
    }

    /** @throws Problem 422 where they don't fit: what is judged then is not what was meant */
    private void layers(UnaryOperator<Layers> change) {
        try {
            new LayerStack(draft).change(change.apply(draft.state().layers()), Set.of());
        } catch (Problem e) {
            faults.addAll(e.messages());
            throw new Problem("backups", "", "RESTORE", faults, 422);
        }
    }

    private <T extends Model> void objects(Kind<T> kind, Map<String, byte[]> goal) {
        for (Item<T> item : draft.state().table(kind).all()) {
            if (!item.status().readOnly() && !goal.containsKey(item.key())) {
                remove(kind, item.key());
            }
        }
        goal.forEach((key, bytes) -> put(kind, key, bytes));
    }

    private <T extends Model> void remove(Kind<T> kind, String key) {
        draft.keep(Store.Entry.removal(kind.name(), key));
        LayerObjects.highest(draft.rules(), draft.state().layers(), kind, key)
                .ifPresentOrElse(lower -> draft.put(lower, "delete"), () -> draft.remove(kind, key));
    }

    private <T extends Model> void put(Kind<T> kind, String key, byte[] bytes) {
        var present =
                draft.state().find(kind, key).filter(item -> !item.status().readOnly());
        if (present.filter(item -> Arrays.equals(Wire.stored(item.value()), bytes))
                .isPresent()) {
            return;
        }
        try {
            var item = new Item<>(kind, Wire.read(kind, bytes), Status.STORED);
            if (!item.key().equals(key)) {
                faults.add(kind + "/" + key + " calls itself " + item.key());
                return;
            }
            draft.keep(new Store.Entry(kind.name(), key, bytes));
            draft.put(item, present.isPresent() ? "save" : "create");
        } catch (Problem e) {
            faults.add(kind + "/" + key + ": " + String.join("; ", e.messages()));
        }
    }

    private void keys(Map<String, SortedMap<String, byte[]>> wanted) {
        var goal = new TreeMap<String, byte[]>(wanted.getOrDefault(Keyring.KIND, new TreeMap<>()));
        var present = draft.state().keys().stored();
        draft.state().kinds().all().forEach(kind -> keepKeys(kind, wanted, present, goal));
        var keys = Keyring.EMPTY;
        try {
            for (var key : goal.entrySet()) {
                keys = keys.with(key.getKey(), BoxKey.read(key.getValue()));
            }
        } catch (IllegalArgumentException | Problem e) {
            faults.add("A key of " + Keyring.KIND + " can't be read: " + e.getMessage());
        }
        store(Keyring.KIND, present, goal);
        draft.state(draft.state().with(keys));
    }

    /** What a layer holds was sealed on this server: only the key that it was sealed with opens it. */
    private <T extends Model> void keepKeys(
            Kind<T> kind,
            Map<String, SortedMap<String, byte[]>> wanted,
            Map<String, byte[]> present,
            Map<String, byte[]> goal) {
        var written = wanted.getOrDefault(kind.name(), new TreeMap<>());
        for (Item<T> item : draft.state().table(kind).all()) {
            String name = Keyring.name(kind, item.key());
            if (item.status().readOnly() && !written.containsKey(item.key()) && present.containsKey(name)) {
                goal.put(name, present.get(name));
            }
        }
    }

    /** Of a kind that isn't declared now. */
    private void dormant(String kind, Map<String, byte[]> goal) {
        store(kind, draft.state().dormant(kind), goal);
        draft.state(draft.state().withDormant(kind, HashTreePMap.from(goal)));
    }

    private void store(String kind, Map<String, byte[]> present, Map<String, byte[]> goal) {
        present.keySet().stream()
                .filter(key -> !goal.containsKey(key))
                .forEach(key -> draft.keep(Store.Entry.removal(kind, key)));
        goal.forEach((key, bytes) -> {
            if (!Arrays.equals(present.get(key), bytes)) {
                draft.keep(new Store.Entry(kind, key, bytes));
            }
        });
    }

    /** As at a start: by what the object says and what it names, not by the values of its parameters. */
    private <T extends Model> void judge(Kind<T> kind) {
        for (Item<T> item : draft.state().table(kind).all()) {
            if (item.status().readOnly()) {
                continue;
            }
            var judgement = draft.judge(kind, Optional.of(item.value()), item.value());
            if (judgement.refused()) {
                judgement.messages().forEach(message -> faults.add(kind + "/" + item.key() + ": " + message));
            }
            var judged = item.judged(judgement);
            if (!judged.status().equals(item.status())) {
                draft.put(judged, "save");
            }
        }
    }
}
