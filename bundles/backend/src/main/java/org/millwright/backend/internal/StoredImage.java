// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Wire;

/** What a store keeps of an image: the objects of the writable layer, and all that is kept and isn't shown. */
record StoredImage(ImageState state) {

    /** The names of the kinds of which anything is kept. */
    Set<String> kinds() {
        var kinds = new TreeSet<String>(state.dormant().keySet());
        state.kinds().all().stream()
                .map(Kind::name)
                .filter(name -> !objects(name).isEmpty())
                .forEach(kinds::add);
        if (!state.keys().stored().isEmpty()) {
            kinds.add(Keyring.KIND);
        }
        kinds.remove(ClockMark.KIND);
        return kinds;
    }

    /** What is kept of one kind, by key, as the store has it. */
    SortedMap<String, byte[]> objects(String kind) {
        if (kind.equals(Keyring.KIND)) {
            return state.keys().stored();
        }
        var kept = new TreeMap<String, byte[]>(Map.copyOf(state.dormant(kind)));
        state.kinds().find(kind).ifPresent(known -> objects(known, kept));
        return kept;
    }

    private <T extends Model> void objects(Kind<T> kind, Map<String, byte[]> kept) {
        for (Item<T> item : state.table(kind).all()) {
            if (!item.status().readOnly()) {
                kept.put(item.key(), Wire.stored(item.value()));
            }
        }
    }
}
