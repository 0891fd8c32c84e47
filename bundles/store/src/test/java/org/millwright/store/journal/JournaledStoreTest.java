// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.store.Store;
import org.millwright.store.StoreConformance;

class JournaledStoreTest extends StoreConformance {

    @TempDir
    Path folder;

    private final KeptStore behind = new KeptStore();

    @Override
    protected Store open() {
        return JournaledStore.open(folder.resolve("journal"), behind);
    }

    @Override
    protected boolean durable() {
        return true;
    }
}
