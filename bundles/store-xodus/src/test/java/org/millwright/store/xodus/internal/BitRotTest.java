// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.store.Store;
import org.millwright.store.Store.Entry;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreException;

/** A disk that changes what was written must be noticed: no store gives back what nobody wrote, or less than was. */
class BitRotTest {

    private static final int FLIPS = 60;

    @TempDir
    Path base;

    @Test
    void noticesEachFlippedBit() throws IOException {
        Path whole = base.resolve("whole");
        Map<String, String> written = fill(whole);
        byte[] bytes = Files.readAllBytes(whole.resolve("00000000000.xd"));
        var random = new Random(7);
        var silent = new ArrayList<Integer>();
        int noticed = 0;
        for (int i = 0; i < FLIPS; i++) {
            int at = random.nextInt(bytes.length);
            Path copy = copy(whole, "flip-" + i);
            byte[] rotten = bytes.clone();
            rotten[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(copy.resolve("00000000000.xd"), rotten);
            try {
                if (!read(copy).equals(written)) {
                    silent.add(at);
                }
            } catch (StoreException e) {
                noticed++;
                assertThat(e)
                        .hasMessageStartingWith(
                                "The store " + copy + " can't be read: put a backup of the folder in its"
                                        + " place, or move it away to begin with an empty one and restore the newest backup there (");
            }
        }
        assertThat(silent).isEmpty();
        assertThat(noticed).isGreaterThan(FLIPS / 2);
    }

    @Test
    void namesTheObjectThatIsNotWhatWasWritten() throws IOException {
        Path whole = base.resolve("whole");
        fill(whole);
        Path log = whole.resolve("00000000000.xd");
        String rotten = Files.readString(log, ISO_8859_1).replace("\"m3-7\"", "\"m3-8\"");
        Files.writeString(log, rotten, ISO_8859_1);

        assertThatThrownBy(() -> read(whole)).hasMessageEndingWith("(machines/m3-7: its checksum is wrong)");
    }

    /** Xodus takes it for a write that was not finished. */
    @Test
    void noticesThatTheEndOfTheLogIsGone() throws IOException {
        Path whole = base.resolve("whole");
        fill(whole);
        Path log = whole.resolve("00000000000.xd");
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length * 9 / 10));

        assertThatThrownBy(() -> read(whole)).isInstanceOf(StoreException.class).hasMessageContaining("of the last");
    }

    @Test
    void goesOnWhereTheCountOfWritesIsGoneOrDamaged() throws IOException {
        Path whole = base.resolve("whole");
        var written = fill(whole);
        Files.write(whole.resolve("writes"), new byte[] {1, 2, 3});
        assertThat(read(whole)).isEqualTo(written);
        Files.delete(whole.resolve("writes"));
        assertThat(read(whole)).isEqualTo(written);
    }

    private static Map<String, String> fill(Path folder) {
        var written = new TreeMap<String, String>();
        try (Store store = open(folder)) {
            for (int batch = 0; batch < 10; batch++) {
                var entries = new ArrayList<Entry>();
                for (int i = 0; i < 30; i++) {
                    String key = "m" + batch + "-" + i;
                    String value = "{\"Name\":\"" + key + "\",\"Description\":\"" + "x".repeat(200) + "\"}";
                    entries.add(new Entry("machines", key, value.getBytes(UTF_8)));
                    written.put(key, value);
                }
                store.append(entries);
            }
        }
        return written;
    }

    private static Map<String, String> read(Path folder) {
        var found = new TreeMap<String, String>();
        try (Store store = open(folder)) {
            store.replay((kind, key, value) -> found.put(key, new String(value, UTF_8)));
        }
        return found;
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = base.resolve(name);
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
        return to;
    }

    private static Store open(Path folder) {
        return new XodusStoreProvider().open(StoreAddress.parse("xodus:" + folder));
    }
}
