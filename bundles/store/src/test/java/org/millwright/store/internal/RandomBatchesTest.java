// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.millwright.store.Store;
import org.millwright.store.Store.Entry;
import org.millwright.store.StoreAddress;

/** A store that is opened again and again keeps what a map keeps. */
class RandomBatchesTest {

    @Property(tries = 15)
    void keepsWhatAMapKeeps(@ForAll("batches") List<List<Entry>> batches) throws IOException {
        Path folder = Files.createTempDirectory("batches");
        var expected = new TreeMap<String, String>();
        for (var batch : batches) {
            try (var store = open(folder)) {
                store.append(batch);
                batch.forEach(entry -> apply(entry, expected));
                assertThat(contents(store)).isEqualTo(expected);
            }
        }
        try (var store = open(folder)) {
            assertThat(contents(store)).isEqualTo(expected);
        } finally {
            Folders.deleteTree(folder);
        }
    }

    @Provide
    Arbitrary<List<List<Entry>>> batches() {
        var keys = Arbitraries.of("a", "B", "a/b", "..", ".a", "", "50%", "a b", "\u00fc", "x".repeat(250));
        var values = Arbitraries.strings().alpha().ofMaxLength(20).map(text -> "{\"Value\":\"" + text + "\"}");
        var entries = Combinators.combine(
                        Arbitraries.of("machines", "racks/x"), keys, values, Arbitraries.of(true, false))
                .as((kind, key, value, removal) ->
                        removal ? Entry.removal(kind, key) : new Entry(kind, key, value.getBytes(UTF_8)));
        return entries.list().ofMaxSize(10).list().ofMinSize(1).ofMaxSize(4);
    }

    private static Store open(Path folder) {
        return new DirectoryStoreProvider().open(StoreAddress.parse("directory:" + folder + "?codec=yaml"));
    }

    private static void apply(Entry entry, Map<String, String> expected) {
        if (entry.removes()) {
            expected.remove(entry.kind() + " " + entry.key());
        } else {
            expected.put(entry.kind() + " " + entry.key(), new String(entry.value(), UTF_8));
        }
    }

    private static Map<String, String> contents(Store store) {
        var found = new TreeMap<String, String>();
        store.replay((kind, key, value) -> found.put(kind + " " + key, new String(value, UTF_8)));
        return found;
    }
}
