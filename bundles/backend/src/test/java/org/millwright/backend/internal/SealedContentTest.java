// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.ContentFiles;
import org.millwright.backend.Layers;
import org.millwright.models.Param;
import org.millwright.models.Problem;
import org.millwright.store.MemoryStore;

/** Files of content that hold secure values are sealed in a backup, and are what they were after a restore. */
class SealedContentTest {

    private static final String CANARY = "canary-7361";
    private static final String SECRET = "packages/secret.yaml";

    @TempDir
    private Path folder;

    private final LiveBackend backend = Given.backend(new MemoryStore());
    private final Kept content = new Kept();
    private FolderBackups backups;

    /** Content as files, which are just there. */
    private static final class Kept implements ContentFiles {
        private SortedMap<String, byte[]> files = new TreeMap<>();

        @Override
        public SortedMap<String, byte[]> files() {
            return files;
        }

        @Override
        public <R> R restore(SortedMap<String, byte[]> wanted, Function<UnaryOperator<Layers>, R> commit) {
            R result = commit.apply(layers -> layers);
            files = wanted;
            return result;
        }

        private void put(String name, String text) {
            files.put(name, text.getBytes(UTF_8));
        }

        private Map<String, String> texts() {
            var texts = new TreeMap<String, String>();
            files.forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));
            return texts;
        }
    }

    @BeforeEach
    void given() {
        backups = new FolderBackups(
                backend, folder.resolve("backups"), "1.2.3", Clock.systemUTC(), () -> Optional.of(content));
        backend.write(USER, tx -> tx.create(Param.KIND, json(Param.KIND, "{\"Name\":\"lab/pass\",\"Secure\":true}")));
        content.put(SECRET, "sections: {profiles: {aa: {Name: aa, Params: {lab/pass: " + CANARY + "}}}}");
        content.put("local/escaped.json", "{\"lab\\/pass\":\"" + CANARY + "\"}");
        content.put("packages/open.yaml", "sections: {}");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private void noFileHasIt(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContain(CANARY));
        }
    }

    @Test
    void isInNoFileOfABackupInClear() throws IOException {
        backups.create("one");

        noFileHasIt(folder);
        assertThat(folder.resolve("backups/one/content/packages/open.yaml")).hasContent("sections: {}");
    }

    @Test
    void isWhatItWasAfterARestore() throws IOException {
        var before = content.texts();
        backups.create("one");
        content.put(SECRET, "changed");
        backups.restore(USER, "one");

        assertThat(content.texts()).isEqualTo(before);
        noFileHasIt(folder);
    }

    @Test
    void isSharedWithTheBackupBefore() {
        backups.create("one");
        assertThat(backups.create("two").written()).isZero();

        content.put(SECRET, "lab/pass: other");
        assertThat(backups.create("three").written()).isBetween(1L, 500L);
        content.put(SECRET, "gone");
        backups.restore(USER, "three");
        assertThat(content.texts()).containsEntry(SECRET, "lab/pass: other");
    }

    @Test
    void isNotRestoredWithoutItsKey() throws IOException {
        backups.create("one");
        Files.delete(folder.resolve("backups/one/keys/content.key"));

        assertThatThrownBy(() -> backups.restore(USER, "one"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("content.key");
        assertThat(backups.create("two").name()).isEqualTo("two");
    }
}
