// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Profile;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreException;
import org.millwright.store.StoreProvider;

class LiveContentsTest {

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final Shelf shelf = new Shelf();
    private final LiveContents contents = new LiveContents(
            backend,
            Path.of("target", "no-such-folder"),
            List.of(StoreContent.local("shelf:over?codec=yaml"), StoreContent.fallback("shelf:under")));

    /** Stores by their paths, opened for reading. */
    private static final class Shelf implements StoreProvider {

        private final Map<String, Map<String, String>> profiles =
                new TreeMap<>(Map.of("over", new TreeMap<>(), "under", new TreeMap<>()));
        private final List<StoreAddress> opened = new ArrayList<>();

        @Override
        public String type() {
            return "shelf";
        }

        @Override
        public Store open(StoreAddress address) {
            opened.add(address);
            var store = new MemoryStore();
            profiles.get(address.path()).forEach((key, value) -> {
                if (value.isEmpty()) {
                    throw new StoreException(key + " is damaged");
                }
                store.append(List.of(new Store.Entry("profiles", key, value.getBytes(UTF_8))));
            });
            return store;
        }
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void putsLocalContentOverDefaultContent() {
        put("over", "pr1", "mine");
        put("under", "pr1", "theirs");
        put("under", "pr2", "theirs");
        contents.addProvider(shelf);

        assertThat(described()).isEqualTo(Map.of("pr1", "mine of LocalStore", "pr2", "theirs of DefaultStore"));
        assertThat(shelf.opened.get(0).options()).isEqualTo(Map.of("codec", "yaml", "ro", "true"));
    }

    @Test
    void readsBothAgainAsOneStep() {
        contents.addProvider(shelf);
        long before = backend.image().serial();
        put("over", "pr1", "mine");
        put("under", "pr2", "theirs");
        contents.reload();

        assertThat(described()).containsOnlyKeys("pr1", "pr2");
        assertThat(backend.image().serial()).isEqualTo(before + 1);
    }

    @Test
    void keepsWhatItHadWhereAStoreCanNotBeRead() {
        put("over", "pr1", "mine");
        contents.addProvider(shelf);
        shelf.profiles.get("over").put("pr2", "");
        contents.reload();

        assertThat(described()).containsOnlyKeys("pr1");
        assertThat(contents.refused()).containsExactly("LocalStore: pr2 is damaged");
        shelf.profiles.get("over").remove("pr2");
        contents.reload();
        assertThat(contents.refused()).isEmpty();
    }

    @Test
    void servesTheRestWhereLocalContentDoesNotFit() {
        shelf.profiles.get("over").put("pr1", "{\"Name\":5}");
        put("under", "pr2", "theirs");
        contents.addProvider(shelf);

        assertThat(described()).containsOnlyKeys("pr2");
        assertThat(contents.refused())
                .singleElement()
                .asString()
                .startsWith("LocalStore: Store profiles item pr1 failed to load from layer LocalStore: ");
    }

    @Test
    void saysWhichStoreIsMissing() {
        contents.reload();

        assertThat(contents.refused())
                .containsExactlyInAnyOrder(
                        "LocalStore: Unknown schema type: shelf", "DefaultStore: Unknown schema type: shelf");
    }

    private void put(String store, String key, String description) {
        shelf.profiles.get(store).put(key, "{\"Name\":\"" + key + "\",\"Description\":\"" + description + "\"}");
    }

    private Map<String, String> described() {
        var described = new TreeMap<String, String>();
        backend.image()
                .table(Profile.KIND)
                .all()
                .forEach(item -> described.put(
                        item.key(),
                        item.value().description() + " of " + item.status().bundle()));
        return described;
    }
}
