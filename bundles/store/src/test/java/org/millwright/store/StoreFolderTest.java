// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {

    @TempDir
    Path folder;

    @Test
    void saysItsFormatAndWhoWroteIt() {
        open(StoreFormat.first()).close();

        assertThat(folder.resolve("format")).content().matches("1 Millwright \\S+\n");
    }

    @Test
    void refusesANewerFormat() throws IOException {
        Files.writeString(folder.resolve("format"), "7 Millwright 9.9\n");

        assertThatThrownBy(() -> open(StoreFormat.first()))
                .isInstanceOf(StoreException.class)
                .hasMessage("The store " + folder + " has format 7, written by Millwright 9.9;"
                        + " this software knows formats up to 1: start the newer software,"
                        + " or put a backup from before in the store's place");
    }

    @Test
    void copiesAnOlderStoreBeforeItBringsItToItsFormat() throws IOException {
        Files.writeString(folder.resolve("data"), "old");
        Files.writeString(folder.resolve("format"), "2 Millwright 0.2\n");

        open(third()).close();

        assertThat(folder.resolve("data")).hasContent("new, from 2");
        assertThat(folder.resolve("before-format-3/data")).hasContent("old");
        assertThat(folder.resolve("before-format-3/format")).hasContent("2 Millwright 0.2\n");
        assertThat(folder.resolve("format")).content().startsWith("3 Millwright ");
        open(third()).close();
        assertThat(folder.resolve("data")).hasContent("new, from 2");
    }

    @Test
    void takesAStoreThatSaysNothingForTheFormatFromBeforeItSaid() throws IOException {
        Files.writeString(folder.resolve("data"), "old");

        open(third()).close();

        assertThat(folder.resolve("data")).hasContent("new, from 1");
    }

    @Test
    void triesAgainAfterAnUpgradeThatFailed() throws IOException {
        Files.writeString(folder.resolve("data"), "old");
        var failing = new StoreFormat(3, 1, (store, from) -> {
            Files.writeString(store.resolve("data"), "half");
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(() -> open(failing)).hasMessageContaining("No space left on device");

        open(third()).close();

        assertThat(folder.resolve("data")).hasContent("new, from 1");
        assertThat(folder.resolve("before-format-3/data")).hasContent("old");
    }

    @Test
    void saysThatSomeoneElseHasTheStore() {
        try (var first = open(StoreFormat.first())) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> open(StoreFormat.first()))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The store " + folder + " is open in another process: stop that one first");
        }
        open(StoreFormat.first()).close();
    }

    @Test
    void saysThatAFileIsInTheFoldersPlace() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> StoreFolder.open(file, file, StoreFormat.first()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The store folder " + file + " can't be written");
    }

    private StoreFolder open(StoreFormat format) {
        return StoreFolder.open(folder, folder, format);
    }

    private static StoreFormat third() {
        return new StoreFormat(3, 1, (store, from) -> Files.writeString(store.resolve("data"), "new, from " + from));
    }
}
