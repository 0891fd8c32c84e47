// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.List;
import java.util.Optional;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;

/** One durable step from an image to the next: who did it, and what became of which objects. */
public record Commit(Image before, Image after, List<Change<?>> changes, Request request, boolean layersChanged) {

    public Commit {
        changes = List.copyOf(changes);
    }

    /** Whether any object of this kind is among the changes. */
    public boolean touches(Kind<?> kind) {
        for (var change : changes) {
            if (change.kind().equals(kind.name())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What became of one object.
     *
     * @param action create, update, save or delete
     */
    public record Change<T extends Model>(
            String kind, String key, String action, Optional<Item<T>> before, Optional<Item<T>> after) {}
}
