// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.store.Store;
import org.millwright.store.StoreConformance;
import org.millwright.store.StoreFolder;
import org.millwright.store.StoreFormat;

class JournaledStoreTest extends StoreConformance {

    @TempDir
    Path folder;

    private final KeptStore behind = new KeptStore();

    @Override
    protected Store open() {
        return JournaledStore.open(StoreFolder.open(folder, folder, StoreFormat.first()), () -> behind);
    }

    @Override
    protected boolean durable() {
        return true;
    }
}
