// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Status;
import org.millwright.models.Wire;
import org.millwright.store.Store;
import org.millwright.store.StoreException;

/** Reads everything that a store keeps into the first image. */
final class StoredObjects {

    private final List<String> damaged = new ArrayList<>();
    private ImageState image = ImageState.EMPTY;

    private StoredObjects() {}

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
        var kind = image.kinds().find(kindName);
        if (kind.isEmpty()) {
            image = image.withDormant(kindName, image.dormant(kindName).plus(key, value));
            return;
        }
        try {
            put(kind.get(), value);
        } catch (Problem e) {
            damaged.add("Store " + kindName + " item " + key + " failed to load from layer BackingStore: "
                    + String.join("; ", e.messages()));
        }
    }

    private <T extends Model> void put(Kind<T> kind, byte[] value) {
        var item = new Item<>(kind, Wire.read(kind, value), Status.STORED);
        image = image.with(kind, image.persistent(kind).put(item));
    }

    private ImageState judged(Checks checks) {
        image.kinds().all().forEach(kind -> judge(kind, checks));
        return image;
    }

    private <T extends Model> void judge(Kind<T> kind, Checks checks) {
        var table = image.persistent(kind);
        for (Item<T> item : table.all()) {
            var faults = checks.judge(image, kind, Optional.of(item.value()), item.value());
            table = table.put(item.judged(faults));
        }
        image = image.with(kind, table);
    }
}
