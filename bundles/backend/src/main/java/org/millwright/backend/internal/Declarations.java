// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Role;
import org.millwright.models.Status;
import org.millwright.models.Wire;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets kinds come and go. Their objects come alive and fall dormant again: nothing of them is made or deleted, so that no
 * commit tells of each.
 */
final class Declarations {

    private static final Logger LOG = LoggerFactory.getLogger(Declarations.class);

    private final Draft draft;

    Declarations(Draft draft) {
        this.draft = draft;
    }

    void declare(Kind<?> kind) {
        if (Kinds.BUILT_IN.find(kind.name()).isPresent()) {
            throw new Problem(kind.name(), "", "CREATE", List.of(kind + " is a kind that every server has"), 409);
        }
        withdraw(kind.name());
        var state = draft.state();
        draft.state(state.with(state.kinds().with(kind)));
        wake(kind);
        judgeRoles();
    }

    void withdraw(String name) {
        var state = draft.state();
        state.kinds()
                .find(name)
                .filter(Kind::declared)
                .ifPresent(kind -> draft.state(state.withDormant(name, sleeping(state, kind))
                        .with(state.kinds().without(name))));
        judgeRoles();
    }

    /** Roles speak of kinds. */
    private void judgeRoles() {
        for (Item<Role> role : List.copyOf(draft.state().table(Role.KIND).all())) {
            var judged = draft.judged(role);
            if (!judged.status().equals(role.status())) {
                draft.put(judged, "save");
            }
        }
        draft.settle();
    }

    private static <T extends Model> HashPMap<String, byte[]> sleeping(ImageState state, Kind<T> kind) {
        var kept = state.dormant(kind.name());
        for (Item<T> item : state.table(kind).all()) {
            if (!item.status().readOnly()) {
                kept = kept.plus(item.key(), Wire.stored(item.value()));
            }
        }
        return kept;
    }

    private <T extends Model> void wake(Kind<T> kind) {
        var state = draft.state();
        var table = PersistentTable.empty(kind);
        var asleep = HashTreePMap.<String, byte[]>empty();
        for (String key : layered(state, kind)) {
            table = LayerObjects.highest(draft.rules(), state.layers(), kind, key)
                    .map(table::put)
                    .orElse(table);
        }
        for (var kept : state.dormant(kind.name()).entrySet()) {
            try {
                table = table.put(new Item<>(kind, Wire.read(kind, kept.getValue()), Status.STORED));
            } catch (Problem e) {
                LOG.warn("{}/{} can't be read and is left alone: {}", kind, kept.getKey(), e.getMessage());
                asleep = asleep.plus(kept.getKey(), kept.getValue());
            }
        }
        draft.state(state.withDormant(kind.name(), asleep).with(kind, table));
        table.all().forEach(item -> judge(kind, item));
    }

    private static Set<String> layered(ImageState state, Kind<?> kind) {
        var keys = new TreeSet<String>();
        state.layers().stack().forEach(layer -> keys.addAll(LayerObjects.keys(layer, kind)));
        return keys;
    }

    private <T extends Model> void judge(Kind<T> kind, Item<T> item) {
        var state = draft.state();
        draft.state(state.with(kind, state.persistent(kind).put(draft.judged(item))));
    }
}
