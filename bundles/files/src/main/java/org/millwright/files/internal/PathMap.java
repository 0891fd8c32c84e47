// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.render.RenderedPath;

/**
 * Which template entries claim which path. Each claim belongs to a unit, so that what one gives up stays with the
 * others; of several the newest is served. One thread writes, any number reads. Many may claim one path, as machines
 * without an address do, so a claim costs no more where there are more.
 */
final class PathMap {

    private final Map<String, Map<RenderedPath, Long>> units = new HashMap<>();
    private final Map<String, Claim> newest = new ConcurrentHashMap<>();
    private final Map<String, TreeMap<Long, Claim>> older = new HashMap<>();
    private long number;

    private record Claim(long number, RenderedPath path) {}

    Optional<RenderedPath> find(String path) {
        return Optional.ofNullable(newest.get(path)).map(Claim::path);
    }

    /** These are the claims of a unit from now on. What stays is there at every moment. */
    void put(String unit, Collection<RenderedPath> paths) {
        var old = Optional.ofNullable(units.remove(unit)).orElseGet(Map::of);
        var next = new HashMap<RenderedPath, Long>();
        for (var path : paths) {
            next.computeIfAbsent(path, added -> old.containsKey(added) ? old.get(added) : claim(added));
        }
        if (!next.isEmpty()) {
            units.put(unit, next);
        }
        old.forEach((path, claim) -> {
            if (!next.containsKey(path)) {
                release(path.path(), claim);
            }
        });
    }

    /** Gives up what belongs to other units. */
    void keep(Set<String> wanted) {
        List.copyOf(units.keySet()).stream()
                .filter(unit -> !wanted.contains(unit))
                .forEach(unit -> put(unit, List.of()));
    }

    private long claim(RenderedPath path) {
        number++;
        var before = newest.put(path.path(), new Claim(number, path));
        if (before != null) {
            older.computeIfAbsent(path.path(), name -> new TreeMap<>()).put(before.number(), before);
        }
        return number;
    }

    private void release(String path, long claim) {
        var others = older.get(path);
        if (newest.get(path).number() != claim) {
            others.remove(claim);
        } else if (others == null) {
            newest.remove(path);
        } else {
            newest.put(path, others.pollLastEntry().getValue());
        }
        if (others != null && others.isEmpty()) {
            older.remove(path);
        }
    }
}
