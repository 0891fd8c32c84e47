// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Commit;
import org.millwright.backend.Features;
import org.millwright.backend.Image;
import org.millwright.backend.Layers;
import org.millwright.backend.Prefs;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a changed stack of layers under the writable objects, as a whole or not at all. */
final class LayerStack {

    private static final Logger LOG = LoggerFactory.getLogger(LayerStack.class);

    private final Draft draft;
    private final List<Kind<?>> kinds;

    LayerStack(Draft draft) {
        this.draft = draft;
        this.kinds = draft.state().kinds().all();
    }

    /** @throws Problem 422 where layers don't fit on each other, 500 where their objects can't be used */
    void change(Layers next, Set<String> replacing) {
        var before = draft.state().layers();
        if (next.equals(before)) {
            return;
        }
        var overlaps = new LayerOverlaps(draft.state(), next.stack(), replacing);
        var structure = new ArrayList<>(LayerChecks.faults(next.stack(), Features.ALL));
        structure.addAll(overlaps.faults(kinds));
        var damage = LayerObjects.damage(next, kinds);
        if (!structure.isEmpty()) {
            structure.addAll(damage);
            throw new Problem("contents", "", "STORE_ERROR", structure, 422);
        }
        refuse(damage);
        overlaps.displaced().forEach(draft::displace);
        draft.layers(next);
        kinds.forEach(kind -> place(kind, before, next));
        new Sealing(draft).all();
        kinds.forEach(kind -> judge(kind, before, next));
        mendPrefs();
        draft.settle();
        draft.attribute();
        var faults = new LinkedHashSet<String>();
        draft.changes().forEach(change -> collect(change, faults));
        unknownMachinesBoot(faults);
        refuse(List.copyOf(faults));
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new Problem("", "", "Failed to load backing objects from cache", faults, 500);
        }
    }

    private <T extends Model> void place(Kind<T> kind, Layers before, Layers next) {
        for (String key : touched(kind, before, next)) {
            var old = draft.state().find(kind, key);
            var item = LayerObjects.highest(draft.rules(), next, kind, key);
            if (item.isEmpty()) {
                old.filter(gone -> gone.status().readOnly()).ifPresent(gone -> draft.remove(kind, key));
            } else if (!same(old, item.get())) {
                draft.put(item.get(), old.isPresent() ? "save" : "create");
            }
        }
    }

    private static <T extends Model> boolean same(Optional<Item<T>> old, Item<T> item) {
        return old.isPresent()
                && old.get().value().equals(item.value())
                && old.get().status().readOnly()
                && old.get().status().bundle().equals(item.status().bundle());
    }

    /** Judges what changed, now that all is in its place: objects may name each other. */
    private <T extends Model> void judge(Kind<T> kind, Layers before, Layers next) {
        for (String key : touched(kind, before, next)) {
            draft.state().find(kind, key).ifPresent(item -> {
                var judged = draft.judged(item);
                if (!judged.status().equals(item.status())) {
                    draft.put(judged, "save");
                }
            });
        }
    }

    /** What a preference names may be there now: a start judges them before any layer has come. */
    private void mendPrefs() {
        draft.state().table(Pref.KIND).all().stream()
                .filter(pref -> !pref.status().validated())
                .map(draft::judged)
                .filter(pref -> pref.status().validated())
                .toList()
                .forEach(pref -> draft.put(pref, "save"));
    }

    /** The keys whose object may differ between the two stacks. */
    private static Set<String> touched(Kind<?> kind, Layers before, Layers next) {
        var keys = new LinkedHashSet<String>();
        before.stack().stream()
                .filter(l -> !next.stack().contains(l))
                .forEach(l -> keys.addAll(LayerObjects.keys(l, kind)));
        next.stack().stream()
                .filter(l -> !before.stack().contains(l))
                .forEach(l -> keys.addAll(LayerObjects.keys(l, kind)));
        return keys;
    }

    private void collect(Commit.Change<?> change, Set<String> faults) {
        boolean was = change.before().map(item -> item.status().validated()).orElse(true);
        change.after().filter(item -> was && refused(item)).ifPresent(item -> {
            LOG.info(
                    "{}/{} is invalid: {}",
                    change.kind(),
                    change.key(),
                    item.status().errors());
            faults.addAll(refusal(item));
        });
    }

    private <T extends Model> List<String> refusal(Item<T> item) {
        var errors = item.status().errors();
        return item.status().readOnly() ? draft.rules().of(item.kind()).layerRefusal(item.value(), errors) : errors;
    }

    private static boolean refused(Item<?> item) {
        return !item.status().validated() && !item.status().errors().isEmpty();
    }

    /** Without this boot environment no unknown machine would boot, and nobody would be told. */
    private void unknownMachinesBoot(Set<String> faults) {
        String name = draft.state().pref(Prefs.UNKNOWN_BOOT_ENV);
        if (serves(draft.before(), name) && !serves(draft.state(), name)) {
            faults.add("BootEnv " + name + " is the active " + Prefs.UNKNOWN_BOOT_ENV + ", cannot remove it");
        }
    }

    private static boolean serves(Image image, String name) {
        return image.find(BootEnv.KIND, name)
                .filter(env -> env.status().available() && env.value().onlyUnknown())
                .isPresent();
    }
}
