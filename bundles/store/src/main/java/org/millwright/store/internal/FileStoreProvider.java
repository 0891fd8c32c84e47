// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreFolder;
import org.millwright.store.StoreFormat;
import org.millwright.store.StoreProvider;
import org.millwright.store.journal.JournaledStore;
import org.osgi.service.component.annotations.Component;

/** Opens stores that are one document: {@code file:FILE?codec=yaml}. */
@Component(property = "type=file")
public final class FileStoreProvider implements StoreProvider {

    @Override
    public String type() {
        return "file";
    }

    @Override
    public Store open(StoreAddress address) {
        address.allow("codec", "ro");
        var file = address.place();
        var codec = Codec.of(address);
        if (address.readOnly()) {
            return new ReadOnlyStore(FileStore.open(file, codec));
        }
        var own = StoreFolder.open(
                file.resolveSibling("." + file.getFileName() + ".millwright"), file, StoreFormat.first());
        return JournaledStore.open(own, () -> FileStore.open(file, codec));
    }
}
