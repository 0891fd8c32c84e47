// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreConformance;

class MemoryStoreTest extends StoreConformance {

    @Override
    protected Store open() {
        return new MemoryStoreProvider().open(StoreAddress.parse("memory:"));
    }

    @Override
    protected boolean durable() {
        return false;
    }
}
