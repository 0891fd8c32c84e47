// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.store.Store;
import org.millwright.store.Store.Entry;
import org.millwright.store.StoreException;
import org.millwright.store.StoreFolder;
import org.millwright.store.StoreFormat;

/** What the journal makes of broken files, a full disk, and a store behind it that refuses. */
class JournalFailuresTest {

    private static final JournalLimits SMALL = new JournalLimits(4096, 1024, 8192, 1 << 20);

    @TempDir
    Path folder;

    private final KeptStore behind = new KeptStore();
    private final FailingMedium medium = new FailingMedium();
    private Path home;

    @BeforeEach
    void place() {
        home = folder.resolve("store");
    }

    private Path journal() {
        return home.resolve("journal");
    }

    @Test
    void readsWhatTheStoreBehindNeverGot() {
        var killed = opened();
        behind.refuse("not now");
        killed.append(List.of(entry("a", "1"), entry("b", "2")));
        killed.append(List.of(Entry.removal("machines", "a")));

        assertThat(contents(killed)).containsOnly(Map.entry("b", "2"));
        assertThat(contents(afterKill())).containsOnly(Map.entry("b", "2"));
    }

    @Test
    void goesOnAfterManySegments() {
        try (var store = opened()) {
            IntStream.range(0, 200).forEach(i -> store.append(List.of(entry("k" + i % 7, "v" + i + "x".repeat(200)))));
        }
        try (var store = opened()) {
            assertThat(contents(store)).hasSize(7).containsEntry("k3", "v199" + "x".repeat(200));
        }
        assertThat(journal().toFile().list()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void dropsAWriteThatWasCutShort() {
        var killed = opened();
        behind.refuse("not now");
        killed.append(List.of(entry("a", "1")));
        killed.append(List.of(entry("b", "a value that is cut short")));
        change(file("cut short"), bytes -> fill(bytes, "cut short", (byte) 0));

        var store = afterKill();

        assertThat(contents(store)).containsOnly(Map.entry("a", "1"));
        store.append(List.of(entry("c", "3")));
        assertThat(contents(afterKill())).containsOnly(Map.entry("a", "1"), Map.entry("c", "3"));
    }

    @Test
    void refusesToStartOverABitThatFlippedBeforeIntactWrites() {
        var killed = opened();
        behind.refuse("not now");
        killed.append(List.of(entry("a", "flip me")));
        killed.append(List.of(entry("b", "2")));
        Path file = file("flip me");
        change(file, bytes -> bytes[find(bytes, "flip me")] ^= 4);

        assertThatThrownBy(this::afterKill)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(".segment is damaged at byte 512, before writes that were acknowledged")
                .hasMessageContaining("Put a backup of the store in its place")
                .hasMessageContaining("move the folder ");
    }

    @Test
    void refusesToStartOverABitThatFlippedAtTheEndOfAFullSegment() {
        var killed = opened();
        behind.refuse("not now");
        killed.append(List.of(entry("a", "flip me" + "x".repeat(2000))));
        killed.append(List.of(entry("b", "2" + "x".repeat(2000))));
        change(file("flip me"), bytes -> bytes[find(bytes, "flip me")] ^= 4);

        assertThatThrownBy(this::afterKill).hasMessageContaining("is damaged at byte 512");
    }

    @Test
    void refusesToStartOverADamagedHead() {
        var killed = opened();
        behind.refuse("not now");
        killed.append(List.of(entry("a", "flip me")));
        change(file("flip me"), bytes -> bytes[9] ^= 1);

        assertThatThrownBy(this::afterKill).hasMessageContaining("is damaged at byte 0");
    }

    @Test
    void doesNotShowWhatWasRefusedAfterAFailedSync() {
        var killed = opened();
        behind.refuse("not now");
        killed.append(List.of(entry("a", "1")));

        medium.failSyncs(1);
        assertThatThrownBy(() -> killed.append(List.of(entry("a", "refused"))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Input/output error");

        assertThat(contents(killed)).containsOnly(Map.entry("a", "1"));
        assertThat(contents(afterKill())).containsOnly(Map.entry("a", "1"));
        place();
        killed.append(List.of(entry("b", "2")));
        assertThat(contents(afterKill())).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void doesNotShowWhatWasRefusedWhereNoOtherSegmentCanBeMade() {
        var killed = opened();
        behind.refuse("not now");
        killed.append(List.of(entry("a", "1")));

        medium.failSyncs(2);
        assertThatThrownBy(() -> killed.append(List.of(entry("a", "refused")))).isInstanceOf(StoreException.class);

        assertThat(contents(afterKill())).containsOnly(Map.entry("a", "1"));
    }

    @Test
    void refusesWhileTheDiskIsFullAndGoesOnByItself() {
        try (var store = opened()) {
            store.append(List.of(entry("a", "1")));
            medium.full = true;
            var large = entry("b", "x".repeat(5000));
            assertThatThrownBy(() -> store.append(List.of(large)))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The journal " + journal() + " can't be written: No space left on device;"
                            + " make room or mend the disk, the server goes on by itself then");
            assertThat(contents(store)).containsOnlyKeys("a");

            medium.full = false;
            store.append(List.of(large));
            assertThat(contents(store)).containsOnlyKeys("a", "b");
        }
    }

    @Test
    void refusesWhenTheStoreBehindFallsTooFarBackAndGoesOnByItself() {
        try (var store = opened()) {
            behind.refuse("The store behind can't be written: No space left on device");
            assertThatThrownBy(() -> IntStream.range(0, 100)
                            .forEach(i -> store.append(List.of(entry("k" + i, "x".repeat(1000))))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("No space left on device");
            int taken = contents(store).size();

            behind.refuse("");
            Store reopened = await(store);
            assertThat(contents(reopened)).hasSize(taken + 1);
        }
    }

    /** Appends until it is taken. */
    private static Store await(Store store) {
        while (true) {
            try {
                store.append(List.of(entry("again", "1")));
                return store;
            } catch (StoreException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void keepsInTheJournalWhatTheStoreBehindRefusesUntilTheEnd() {
        behind.refuse("read-only file system");
        try (var store = opened()) {
            store.append(List.of(entry("a", "1")));
        }
        behind.refuse("");
        try (var store = opened()) {
            assertThat(contents(store)).containsOnly(Map.entry("a", "1"));
        }
        assertThat(contents(behind)).containsOnly(Map.entry("a", "1"));
    }

    private Store opened() {
        return open(medium);
    }

    private Store open(FailingMedium on) {
        return JournaledStore.open(StoreFolder.open(home, home, StoreFormat.first()), behind, SMALL, on);
    }

    /** The store as another process finds it that starts now. */
    private Store afterKill() {
        var copy = folder.resolve("copy" + folder.toFile().list().length);
        try (var files = Files.list(journal())) {
            Files.createDirectories(copy.resolve("journal"));
            for (Path file : files.toList()) {
                Files.copy(
                        file, copy.resolve("journal").resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        home = copy;
        return open(new FailingMedium());
    }

    private Path file(String text) {
        try (var files = Files.list(journal())) {
            return files.filter(file -> find(bytes(file), text) > 0).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(Path file, Consumer<byte[]> change) {
        var bytes = bytes(file);
        change.accept(bytes);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(byte[] bytes, String text, byte with) {
        int at = find(bytes, text);
        Arrays.fill(bytes, at, at + text.length(), with);
    }

    private static int find(byte[] bytes, String text) {
        return new String(bytes, ISO_8859_1).indexOf(text);
    }

    private static Entry entry(String key, String value) {
        return new Entry("machines", key, value.getBytes(UTF_8));
    }

    private static Map<String, String> contents(Store store) {
        var found = new TreeMap<String, String>();
        store.replay((kind, key, value) -> found.put(key, new String(value, UTF_8)));
        return found;
    }
}
