// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Status;
import org.millwright.models.Wire;
import org.millwright.store.Store;
import org.millwright.store.StoreException;

/** Reads everything that a store keeps into the first image. */
final class StoredObjects {

    private static final Status STORED = new Status(true, true, List.of(), false, "BackingStore");

    private final Map<String, Kind<?>> kinds = new TreeMap<>();
    private final List<String> damaged = new ArrayList<>();
    private ImageState image = ImageState.EMPTY;

    private StoredObjects() {
        Kinds.ALL.forEach(kind -> kinds.put(kind.name(), kind));
    }

    /** @throws StoreException that names every object that can't be read */
    static ImageState read(Store store, Rules rules) {
        var reading = new StoredObjects();
        store.replay(reading::entry);
        if (!reading.damaged.isEmpty()) {
            throw new StoreException(String.join("; ", reading.damaged));
        }
        return reading.judged(new Checks(rules));
    }

    private void entry(String kindName, String key, byte[] value) {
        var kind = kinds.get(kindName);
        if (kind == null) {
            return;
        }
        try {
            put(kind, value);
        } catch (Problem e) {
            damaged.add("Store " + kindName + " item " + key + " failed to load from layer BackingStore: "
                    + String.join("; ", e.messages()));
        }
    }

    private <T extends Model> void put(Kind<T> kind, byte[] value) {
        var item = new Item<>(kind, Wire.read(kind, value), STORED);
        image = image.with(kind, image.persistent(kind).put(item));
    }

    private ImageState judged(Checks checks) {
        Kinds.ALL.forEach(kind -> judge(kind, checks));
        return image;
    }

    private <T extends Model> void judge(Kind<T> kind, Checks checks) {
        var table = image.persistent(kind);
        for (Item<T> item : table.all()) {
            var faults = checks.judge(image, kind, Optional.of(item.value()), item.value());
            table = table.put(item.with(item.status().judged(faults)));
        }
        image = image.with(kind, table);
    }
}
