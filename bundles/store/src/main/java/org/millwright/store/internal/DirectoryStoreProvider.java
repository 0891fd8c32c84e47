// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreFolder;
import org.millwright.store.StoreFormat;
import org.millwright.store.StoreProvider;
import org.millwright.store.journal.JournaledStore;
import org.osgi.service.component.annotations.Component;

/** Opens stores of one file for each object: {@code directory:FOLDER?codec=yaml}. */
@Component(property = "type=directory")
public final class DirectoryStoreProvider implements StoreProvider {

    @Override
    public String type() {
        return "directory";
    }

    @Override
    public Store open(StoreAddress address) {
        address.allow("codec", "ro");
        var folder = address.place();
        var store = new DirectoryStore(folder, Codec.of(address));
        if (address.readOnly()) {
            return new ReadOnlyStore(store);
        }
        var own = StoreFolder.open(folder.resolve(".millwright"), folder, StoreFormat.first());
        return JournaledStore.open(own, () -> store);
    }
}
