// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreProvider;
import org.millwright.store.internal.MemoryStoreProvider;
import org.millwright.store.xodus.internal.XodusStoreProvider;

/** The stores that a command line may name. */
public final class Stores {

    public static Store open(String address) {
        var wanted = StoreAddress.parse(address);
        Stream<StoreProvider> known = Stream.of(new MemoryStoreProvider(), new XodusStoreProvider());
        var others = ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get);
        return Stream.concat(known, others)
                .filter(provider -> provider.type().equals(wanted.type()))
                .findFirst()
                .orElseThrow()
                .open(wanted);
    }

    private Stores() {}
}
