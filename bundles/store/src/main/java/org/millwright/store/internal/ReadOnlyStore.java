// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import java.util.List;
import java.util.Map;
import org.millwright.store.Store;
import org.millwright.store.StoreException;

/** Shows a store and refuses every change. */
record ReadOnlyStore(Store shown) implements Store {

    @Override
    public void replay(Reader reader) {
        shown.replay(reader);
    }

    @Override
    public Map<String, String> meta() {
        return shown.meta();
    }

    @Override
    public void append(List<Entry> batch) {
        if (!batch.isEmpty()) {
            throw new StoreException("readonly: " + batch.get(0).key());
        }
    }

    @Override
    public void close() {
        shown.close();
    }
}
