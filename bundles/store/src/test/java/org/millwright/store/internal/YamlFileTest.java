// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreConformance;

class YamlFileTest extends StoreConformance {

    @TempDir
    Path folder;

    @Override
    protected Store open() {
        return new FileStoreProvider()
                .open(StoreAddress.parse("file:" + folder.resolve("made/by/it.yaml") + "?codec=yaml"));
    }

    @Override
    protected boolean durable() {
        return true;
    }
}
