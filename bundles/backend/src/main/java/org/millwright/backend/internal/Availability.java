// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Reference;

/**
 * Judges again what names an object that came, went, or changed in a way that matters; and so on from there. Kinds are
 * taken in their order, in which they name those before them, so that an object is rarely judged twice; and a cause
 * counts once for each kind, so that it ends whatever names what.
 */
final class Availability {

    /** What became of an object. */
    enum Change {
        CAME,
        WENT,
        AVAILABILITY,
        CONTENT
    }

    /** @param audience the kind that this concerns; empty for all */
    private record Cause(String kind, String key, Change change, String audience) {}

    /** From so many on, objects are judged on all processors. */
    private static final int MANY = 1024;

    private final Draft draft;
    private final Checks checks;
    private final Map<String, Set<Cause>> causes = new HashMap<>();
    private final ParamCauses params = new ParamCauses();
    private final TemplateCauses templates = new TemplateCauses();

    Availability(Draft draft, Checks checks) {
        this.draft = draft;
        this.checks = checks;
    }

    void changed(Kind<?> kind, String key, Change change) {
        add(new Cause(kind.name(), key, change, ""));
    }

    /** As available as before, but these kinds look closer. */
    void changed(Kind<?> kind, String key, Set<String> audience) {
        audience.forEach(one -> add(new Cause(kind.name(), key, Change.CONTENT, one)));
    }

    /** What an object was, and what it is. */
    void changed(Optional<? extends Item<?>> before, Optional<? extends Item<?>> after) {
        params.changed(draft.state(), before, after);
        templates.changed(before, after);
    }

    private void add(Cause cause) {
        causes.computeIfAbsent(cause.kind(), kind -> new LinkedHashSet<>()).add(cause);
    }

    void settle() {
        var asking = asking();
        var done = new HashMap<String, Set<Cause>>();
        boolean more = !causes.isEmpty() || !asking.isEmpty();
        while (more) {
            more = !asking.isEmpty();
            for (Kind<?> kind : draft.state().kinds().all()) {
                var mine = asking.getOrDefault(kind.name(), Set.of());
                more |= settle(kind, done.computeIfAbsent(kind.name(), name -> new HashSet<>()), mine);
            }
            asking = Map.of();
        }
        causes.clear();
    }

    /** By kind, the keys of those who must be judged again although what they name is as it was. */
    private Map<String, Set<String>> asking() {
        var all = new HashMap<String, Set<String>>();
        for (var some : List.of(params.taken(draft.state()), templates.taken(draft.state()))) {
            some.forEach((kind, keys) ->
                    all.computeIfAbsent(kind, name -> new HashSet<>()).addAll(keys));
        }
        return all;
    }

    private <T extends Model> boolean settle(Kind<T> kind, Set<Cause> done, Set<String> asking) {
        var affected = new HashSet<>(asking);
        var fresh = new ArrayList<Cause>();
        for (Reference<T> reference : kind.references()) {
            var mine = new ArrayList<Cause>();
            for (Cause cause : causes.getOrDefault(reference.kind(), Set.of())) {
                if (concerns(cause, kind, reference) && !done.contains(cause)) {
                    mine.add(cause);
                }
            }
            if (!mine.isEmpty()) {
                fresh.addAll(mine);
                find(kind, reference, mine, affected);
            }
        }
        done.addAll(fresh);
        if (!affected.isEmpty()) {
            judgeAgain(kind, draft.state().persistent(kind).inOrder(affected));
        }
        return !fresh.isEmpty();
    }

    private static boolean concerns(Cause cause, Kind<?> kind, Reference<?> reference) {
        return (cause.audience().isEmpty() || cause.audience().equals(kind.name()))
                && (cause.change() != Change.AVAILABILITY
                        || !reference.unavailable().isEmpty());
    }

    private <T extends Model> void find(Kind<T> kind, Reference<T> reference, List<Cause> mine, Set<String> affected) {
        var table = draft.state().persistent(kind);
        if (!reference.scanned()) {
            mine.forEach(cause -> affected.addAll(table.keysNaming(reference.kind(), cause.key())));
        } else if (!mine.isEmpty()) {
            boolean all = mine.stream().anyMatch(cause -> cause.change() != Change.CAME);
            var keys = new HashSet<String>();
            mine.forEach(cause -> keys.add(cause.key()));
            for (Item<T> item : table.all()) {
                // Whoever missed what came is not available.
                if ((all || !item.status().available())
                        && reference.keys().apply(item.value()).stream().anyMatch(keys::contains)) {
                    affected.add(item.key());
                }
            }
        }
    }

    private <T extends Model> void judgeAgain(Kind<T> kind, List<Item<T>> affected) {
        if (affected.size() < MANY || namesItself(kind)) {
            affected.forEach(item -> judgedAgain(draft.state(), item).ifPresent(judged -> draft.put(judged, "save")));
        } else {
            var image = draft.state();
            var judged = affected.parallelStream()
                    .flatMap(item -> judgedAgain(image, item).stream())
                    .toList();
            draft.putAll(kind, judged, "save");
        }
    }

    /** Whether what one object of this kind is judged to be may be a fault of the next. */
    private static <T extends Model> boolean namesItself(Kind<T> kind) {
        return kind.references().stream().anyMatch(reference -> reference.kind().equals(kind.name()));
    }

    /** Empty where the judgement stays as it was. */
    private <T extends Model> Optional<Item<T>> judgedAgain(Image image, Item<T> item) {
        var faults = checks.judge(image, item.kind(), Optional.of(item.value()), item.value());
        var judged = item.judgedAgain(faults);
        return judged.status().equals(item.status()) ? Optional.empty() : Optional.of(judged);
    }
}
