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
import java.util.TreeMap;
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

    private final WriterTransaction transaction;
    private final Checks checks;
    private final Set<Cause> causes = new LinkedHashSet<>();

    Availability(WriterTransaction transaction, Checks checks) {
        this.transaction = transaction;
        this.checks = checks;
    }

    void changed(Kind<?> kind, String key, Change change) {
        causes.add(new Cause(kind.name(), key, change, ""));
    }

    /** As available as before, but these kinds look closer. */
    void changed(Kind<?> kind, String key, Set<String> audience) {
        audience.forEach(one -> causes.add(new Cause(kind.name(), key, Change.CONTENT, one)));
    }

    void settle() {
        var done = new HashMap<String, Set<Cause>>();
        boolean more = !causes.isEmpty();
        while (more) {
            more = false;
            for (Kind<?> kind : transaction.state().kinds().all()) {
                more |= settle(kind, done.computeIfAbsent(kind.name(), name -> new HashSet<>()));
            }
        }
        causes.clear();
    }

    private <T extends Model> boolean settle(Kind<T> kind, Set<Cause> done) {
        var affected = new TreeMap<String, Item<T>>();
        var fresh = new ArrayList<Cause>();
        for (Reference<T> reference : kind.references()) {
            var mine = new ArrayList<Cause>();
            for (Cause cause : causes) {
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
        affected.values().forEach(this::judgeAgain);
        return !fresh.isEmpty();
    }

    private static boolean concerns(Cause cause, Kind<?> kind, Reference<?> reference) {
        return cause.kind().equals(reference.kind())
                && (cause.audience().isEmpty() || cause.audience().equals(kind.name()))
                && (cause.change() != Change.AVAILABILITY
                        || !reference.unavailable().isEmpty());
    }

    private <T extends Model> void find(
            Kind<T> kind, Reference<T> reference, List<Cause> mine, Map<String, Item<T>> affected) {
        var table = transaction.state().persistent(kind);
        if (!reference.scanned()) {
            mine.forEach(cause ->
                    table.naming(reference.kind(), cause.key()).forEach(item -> affected.put(item.key(), item)));
        } else if (!mine.isEmpty()) {
            boolean all = mine.stream().anyMatch(cause -> cause.change() != Change.CAME);
            var keys = new HashSet<String>();
            mine.forEach(cause -> keys.add(cause.key()));
            for (Item<T> item : table.all()) {
                // Whoever missed what came is not available.
                if ((all || !item.status().available())
                        && reference.keys().apply(item.value()).stream().anyMatch(keys::contains)) {
                    affected.put(item.key(), item);
                }
            }
        }
    }

    private <T extends Model> void judgeAgain(Item<T> item) {
        var faults = checks.judge(transaction.image(), item.kind(), Optional.of(item.value()), item.value());
        var judged = item.judgedAgain(faults);
        if (!judged.status().equals(item.status())) {
            transaction.put(judged, "save");
        }
    }
}
