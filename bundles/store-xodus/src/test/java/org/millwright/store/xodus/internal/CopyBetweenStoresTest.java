// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.models.Wire;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreCopy;
import org.millwright.store.StoreProvider;
import org.millwright.store.internal.DirectoryStoreProvider;
import org.millwright.store.internal.FileStoreProvider;
import org.millwright.store.internal.MemoryStoreProvider;

/** Whatever is in one store is the same in any other after a copy. */
class CopyBetweenStoresTest {

    private static final List<String> ADDRESSES = List.of(
            "memory:///",
            "directory:{}?codec=yaml",
            "directory:{}?codec=json",
            "file:{}?codec=yaml",
            "file:{}?codec=json",
            "xodus:{}");

    private static final List<StoreProvider> PROVIDERS = List.of(
            new MemoryStoreProvider(), new DirectoryStoreProvider(), new FileStoreProvider(), new XodusStoreProvider());

    @TempDir
    private Path folder;

    static Stream<Arguments> pairs() {
        return ADDRESSES.stream().flatMap(from -> ADDRESSES.stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isTheSameThere(String from, String to) {
        try (Store source = open(from, "source")) {
            source.append(List.of(
                    entry("machines", "a/b", "{\"Text\":\"a: #\\n\",\"Number\":9007199254740993,\"None\":null}"),
                    entry("racks/ü", "..", "{\"List\":[[],{},\"yes\",\"1.10\"]}"),
                    entry("secrets", "machines-a", "\"c2VjcmV0\"")));
            try (Store target = open(to, "target")) {
                assertThat(StoreCopy.copy(source::replay, target, false)).isEqualTo(3);
                assertThat(contents(target)).isEqualTo(contents(source)).hasSize(3);
            }
            if (!to.startsWith("memory")) {
                try (Store again = open(to, "target")) {
                    assertThat(contents(again)).isEqualTo(contents(source));
                }
            }
        }
    }

    private Store open(String pattern, String name) {
        var address =
                StoreAddress.parse(pattern.replace("{}", folder.resolve(name).toString()));
        return PROVIDERS.stream()
                .filter(provider -> provider.type().equals(address.type()))
                .findFirst()
                .orElseThrow()
                .open(address);
    }

    private static Map<String, JsonNode> contents(Store store) {
        var all = new TreeMap<String, JsonNode>();
        store.replay((kind, key, value) -> all.put(kind + " " + key, Wire.tree(value)));
        return all;
    }

    private static Store.Entry entry(String kind, String key, String json) {
        return new Store.Entry(kind, key, json.getBytes(UTF_8));
    }
}
