// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.StoreConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.store.Store;
import org.millwright.store.Store.Entry;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreException;

class XodusStoreProviderTest {

    @TempDir
    Path folder;

    @Test
    void asksForAFolder() {
        assertThatThrownBy(() -> open("xodus:"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot store data at ''");
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> open("xodus:" + folder + "?codec=json"))
                .isInstanceOf(StoreException.class)
                .hasMessage("A xodus store has no options: codec");
    }

    @Test
    void saysThatAFolderCanNotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> open("xodus:" + file.resolve("below")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file + "/below can't be written")
                .hasMessageContaining("the right to write there");
    }

    @Test
    void saysThatSomeoneElseHasTheStore() {
        try (Store first = open("xodus:" + folder)) {
            assertThatThrownBy(() -> open("xodus:" + folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The store " + folder + " is open in another process: stop that one first");

            assertThat(keys(first)).isEmpty();
        }
    }

    @Test
    void saysThatAStoreIsDamaged() throws IOException {
        try (Store store = open("xodus:" + folder)) {
            store.append(List.of(entry("a")));
        }
        Path log = folder.resolve("00000000000.xd");
        byte[] noise = Files.readAllBytes(log);
        Arrays.fill(noise, (byte) 0x5a);
        Files.write(log, noise);

        assertThatThrownBy(() -> open("xodus:" + folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The store " + folder + " can't be read")
                .hasMessageContaining("backup");
    }

    @Test
    void sealsWhatWasWrittenBeforeThereWereChecksumsAfterACopy() throws IOException {
        var environment = Environments.newInstance(folder.toFile(), new EnvironmentConfig());
        environment.executeInTransaction(txn -> {
            var tree = environment.openStore("objects", StoreConfig.WITHOUT_DUPLICATES, txn);
            for (int i = 0; i < 2500; i++) {
                tree.put(
                        txn,
                        new ArrayByteIterable("machines\0%04d".formatted(i).getBytes(UTF_8)),
                        new ArrayByteIterable(new byte[] {1}));
            }
        });
        environment.close();
        for (int start = 0; start < 2; start++) {
            try (Store store = open("xodus:" + folder)) {
                assertThat(keys(store)).hasSize(2500).startsWith("0000", "0001").endsWith("2499");
            }
        }
        assertThat(Files.readString(folder.resolve("format"))).startsWith("3 Millwright");
        assertThat(folder.resolve("before-format-3/00000000000.xd")).exists();
    }

    @Test
    void writesForAThreadThatIsInterrupted() {
        try (Store store = open("xodus:" + folder)) {
            Thread.currentThread().interrupt();
            store.append(List.of(entry("a")));
            assertThat(Thread.interrupted()).isTrue();

            store.append(List.of(entry("b")));

            assertThat(keys(store)).containsExactly("a", "b");
        }
    }

    @Test
    void writesOnAfterAValueThatItCanNotTake() {
        try (Store store = open("xodus:" + folder)) {
            var tooLarge = new Entry("machines", "a", new byte[33 << 20]);
            assertThatThrownBy(() -> store.append(List.of(entry("a"), tooLarge)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("can't keep machines a: it has 34603008 bytes");

            store.append(List.of(entry("b")));

            assertThat(keys(store)).containsExactly("b");
        }
    }

    private static Store open(String address) {
        return new XodusStoreProvider().open(StoreAddress.parse(address));
    }

    private static Entry entry(String key) {
        return new Entry("machines", key, new byte[] {1});
    }

    private static List<String> keys(Store store) {
        var keys = new ArrayList<String>();
        store.replay((kind, key, value) -> keys.add(key));
        return keys;
    }
}
