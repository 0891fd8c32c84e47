// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.millwright.backend.Image;
import org.millwright.backend.Layers;
import org.millwright.backend.Table;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/** The image as the backend itself handles it: a new one for each change, sharing all that stays. */
record ImageState(long serial, HashPMap<String, PersistentTable<?>> tables, Layers layers) implements Image {

    static final ImageState EMPTY = new ImageState(0, HashTreePMap.empty(), Layers.NONE);

    @Override
    public <T extends Model> Table<T> table(Kind<T> kind) {
        return persistent(kind);
    }

    @SuppressWarnings("unchecked")
    <T extends Model> PersistentTable<T> persistent(Kind<T> kind) {
        var table = (PersistentTable<T>) tables.get(kind.name());
        return table == null ? PersistentTable.empty(kind) : table;
    }

    <T extends Model> ImageState with(Kind<T> kind, PersistentTable<T> table) {
        return new ImageState(serial, tables.plus(kind.name(), table), layers);
    }

    ImageState with(Layers newLayers) {
        return new ImageState(serial, tables, newLayers);
    }

    ImageState numbered(long newSerial) {
        return new ImageState(newSerial, tables, layers);
    }
}
