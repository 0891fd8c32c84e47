// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import org.millwright.store.MemoryStore;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreProvider;
import org.osgi.service.component.annotations.Component;

/** Opens stores that forget everything when closed: {@code memory:}. */
@Component(property = "type=memory")
public final class MemoryStoreProvider implements StoreProvider {

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public Store open(StoreAddress address) {
        return new MemoryStore();
    }
}
