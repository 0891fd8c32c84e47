// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.millwright.render.RenderedPath;

/**
 * Which template entries claim which path. Each claim belongs to a unit, so that what one gives up stays with the
 * others; of several the newest is served. One thread writes, any number reads.
 */
final class PathMap {

    private final Map<String, Set<RenderedPath>> units = new HashMap<>();
    private final Map<String, List<RenderedPath>> claims = new ConcurrentHashMap<>();

    Optional<RenderedPath> find(String path) {
        return Optional.ofNullable(claims.get(path)).map(all -> all.get(all.size() - 1));
    }

    /** These are the claims of a unit from now on. What stays is there at every moment. */
    void put(String unit, Collection<RenderedPath> paths) {
        var next = new HashSet<>(paths);
        var before = next.isEmpty() ? units.remove(unit) : units.put(unit, next);
        var old = before == null ? Set.<RenderedPath>of() : before;
        paths.stream().filter(path -> !old.contains(path)).distinct().forEach(this::claim);
        old.stream().filter(path -> !next.contains(path)).forEach(this::release);
    }

    /** Gives up what belongs to other units. */
    void keep(Set<String> wanted) {
        List.copyOf(units.keySet()).stream()
                .filter(unit -> !wanted.contains(unit))
                .forEach(unit -> put(unit, List.of()));
    }

    private void claim(RenderedPath path) {
        claims.merge(path.path(), List.of(path), (all, added) -> Stream.concat(all.stream(), added.stream())
                .toList());
    }

    private void release(RenderedPath path) {
        claims.computeIfPresent(path.path(), (name, all) -> {
            var rest = all.stream().filter(claim -> !claim.equals(path)).toList();
            return rest.isEmpty() ? null : rest;
        });
    }
}
