// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreException;
import org.millwright.store.StoreProvider;
import org.millwright.store.journal.JournaledStore;
import org.osgi.service.component.annotations.Component;

/** Opens the stores that keep everything in a folder of this machine: {@code xodus:FOLDER}. */
@Component(property = "type=xodus")
public final class XodusStoreProvider implements StoreProvider {

    @Override
    public String type() {
        return "xodus";
    }

    @Override
    public Store open(StoreAddress address) {
        if (address.path().isEmpty()) {
            throw new StoreException("A xodus store needs a folder: xodus:FOLDER");
        }
        if (!address.options().isEmpty()) {
            throw new StoreException("A xodus store has no options: "
                    + String.join(", ", address.options().keySet()));
        }
        var folder = writable(Path.of(address.path()).toAbsolutePath().normalize());
        return JournaledStore.open(folder.resolve("journal"), XodusStore.open(folder));
    }

    private static Path writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "write", ".probe"));
            return folder;
        } catch (IOException e) {
            throw new StoreException(
                    "The store folder " + folder
                            + " can't be written: give this server's user the right to write there,"
                            + " or name another folder (" + e + ")",
                    e);
        }
    }
}
