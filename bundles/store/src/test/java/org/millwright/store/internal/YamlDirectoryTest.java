// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreConformance;

class YamlDirectoryTest extends StoreConformance {

    @TempDir
    Path folder;

    @Override
    protected Store open() {
        return new DirectoryStoreProvider()
                .open(StoreAddress.parse("directory:" + folder.resolve("made/by/it") + "?codec=yaml"));
    }

    @Override
    protected boolean durable() {
        return true;
    }
}
