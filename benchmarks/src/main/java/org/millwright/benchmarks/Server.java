// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreProvider;
import org.millwright.store.internal.MemoryStoreProvider;
import org.millwright.store.xodus.internal.XodusStoreProvider;

/** A backend over the store that the command line names, with the objects of a site below. */
record Server(LiveBackend backend) implements AutoCloseable {

    static final Request USER = new Request("benchmark", "user:benchmark", false);

    /** @param args store address with {@code {}} for the folder, the folder, the number of machines */
    static Server open(String[] args) {
        var backend = new LiveBackend(store(args[0].replace("{}", args[1])), List::of);
        backend.layers(USER, layers -> layers.with(Site.layer(Integer.parseInt(args[2]))));
        return new Server(backend);
    }

    private static Store store(String address) {
        var wanted = StoreAddress.parse(address);
        Stream<StoreProvider> known = Stream.of(new MemoryStoreProvider(), new XodusStoreProvider());
        var others = ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get);
        return Stream.concat(known, others)
                .filter(provider -> provider.type().equals(wanted.type()))
                .findFirst()
                .orElseThrow()
                .open(wanted);
    }

    @Override
    public void close() {
        backend.close();
    }
}
