// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Status;
import org.millwright.models.Wire;
import org.millwright.store.Store;
import org.millwright.store.StoreException;

/** Reads everything that a store keeps into the first image; many objects at once, on all processors. */
final class StoredObjects {

    private static final int AT_ONCE = 1024;

    private final List<Entry> waiting = new ArrayList<>();
    private final Map<Kind<?>, List<Item<?>>> items = new HashMap<>();
    private final List<String> damaged = new ArrayList<>();
    private ImageState image = ImageState.EMPTY;

    private StoredObjects() {}

    /** @throws StoreException that names every object that can't be read */
    static ImageState read(Store store, Rules rules) {
        var reading = new StoredObjects();
        store.replay(reading::entry);
        reading.readWaiting();
        if (!reading.damaged.isEmpty()) {
            throw new StoreException(String.join("; ", reading.damaged));
        }
        reading.image.kinds().all().forEach(reading::fill);
        return reading.judged(new Checks(rules));
    }

    private void entry(String kindName, String key, byte[] value) {
        if (kindName.equals(Keyring.KIND)) {
            image = image.with(image.keys().with(key, BoxKey.read(value)));
            return;
        }
        var kind = image.kinds().find(kindName);
        if (kind.isEmpty()) {
            image = image.withDormant(kindName, image.dormant(kindName).plus(key, value));
            return;
        }
        waiting.add(new Entry(kind.get(), key, value));
        if (waiting.size() == AT_ONCE) {
            readWaiting();
        }
    }

    private void readWaiting() {
        for (Outcome outcome : waiting.parallelStream().map(Entry::read).toList()) {
            outcome.item().ifPresent(item -> items.computeIfAbsent(item.kind(), kind -> new ArrayList<>())
                    .add(item));
            damaged.addAll(outcome.damage());
        }
        waiting.clear();
    }

    @SuppressWarnings("unchecked")
    private <T extends Model> void fill(Kind<T> kind) {
        var all = (List<Item<T>>) (List<?>) items.getOrDefault(kind, List.of());
        if (!all.isEmpty()) {
            image = image.with(kind, PersistentTable.of(kind, all));
        }
    }

    private ImageState judged(Checks checks) {
        image.kinds().all().forEach(kind -> judge(kind, checks));
        return image;
    }

    private <T extends Model> void judge(Kind<T> kind, Checks checks) {
        var table = image.persistent(kind);
        image = image.with(
                kind,
                table.mapped(item -> item.judged(checks.judge(image, kind, Optional.of(item.value()), item.value()))));
    }

    /** What the store keeps of one object. */
    private record Entry(Kind<?> kind, String key, byte[] value) {

        Outcome read() {
            try {
                return new Outcome(Optional.of(item(kind)), List.of());
            } catch (Problem e) {
                return new Outcome(
                        Optional.empty(),
                        List.of("Store " + kind + " item " + key + " failed to load from layer BackingStore: "
                                + String.join("; ", e.messages())));
            }
        }

        private <T extends Model> Item<T> item(Kind<T> itsKind) {
            return new Item<>(itsKind, Wire.read(itsKind, value), Status.STORED);
        }
    }

    /** An object, or why it can't be read. */
    private record Outcome(Optional<Item<?>> item, List<String> damage) {}
}
