// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreFolder;
import org.millwright.store.StoreFormat;
import org.millwright.store.StoreProvider;
import org.millwright.store.journal.JournaledStore;
import org.osgi.service.component.annotations.Component;

/** Opens the stores that keep everything in a folder of this machine: {@code xodus:FOLDER}. */
@Component(property = "type=xodus")
public final class XodusStoreProvider implements StoreProvider {

    /** Format 1 had no journal, and values had no checksums up to format 2. */
    private static final StoreFormat FORMAT = new StoreFormat(3, 1, (store, from) -> XodusStore.seal(store));

    @Override
    public String type() {
        return "xodus";
    }

    @Override
    public Store open(StoreAddress address) {
        address.allow();
        var folder = address.place();
        return JournaledStore.open(StoreFolder.open(folder, folder, FORMAT), () -> XodusStore.open(folder));
    }
}
