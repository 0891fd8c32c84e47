// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.millwright.store.Store.Entry;

/** Copies what one store keeps into another, of whatever type. */
public final class StoreCopy {

    private static final int BATCH = 500;

    private final Store target;
    private final List<Entry> batch = new ArrayList<>();
    private int copied;

    private StoreCopy(Store target) {
        this.target = target;
    }

    /**
     * Copies everything that the source hands to a reader; what the target has under other keys stays.
     *
     * @return how many values
     * @throws StoreException where the target can't be written, or has something and must be empty
     */
    public static int copy(Consumer<Store.Reader> source, Store target, boolean intoFilled) {
        if (!intoFilled && filled(target)) {
            throw new StoreException("The target is not empty");
        }
        var copy = new StoreCopy(target);
        source.accept(copy::add);
        copy.flush();
        return copy.copied;
    }

    private static boolean filled(Store store) {
        var found = new AtomicBoolean();
        store.replay((kind, key, value) -> found.set(true));
        return found.get();
    }

    private void add(String kind, String key, byte[] value) {
        batch.add(new Entry(kind, key, value));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        target.append(batch);
        copied += batch.size();
        batch.clear();
    }
}
