// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.store.Store;
import org.millwright.store.Store.Entry;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreException;

/** Stores whose files people read and edit. */
class TextStoresTest {

    @TempDir
    Path folder;

    @Test
    void writesAFileForEachObject() throws IOException {
        try (var store = directory("?codec=yaml")) {
            store.append(List.of(entry("templates", "a/b c", "{\"ID\":\"a/b c\",\"Contents\":\"one\\ntwo\\n\"}")));
        }
        Path file = folder.resolve("templates/a%2Fb+c.yaml");
        assertThat(file).hasContent("ID: a/b c\nContents: |\n  one\n  two\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void readsWhatPeopleWroteByHand() throws IOException {
        write("stages/a.yaml", "Name: a\nTasks: [x, y]\n");
        write("stages/notes.txt", "not ours");
        write("._Name.meta", "mine\n");
        write("._Empty.meta", "\n");

        try (var store = directory("?codec=yaml&ro=true")) {
            assertThat(contents(store)).containsOnly(Map.entry("stages a", "{\"Name\":\"a\",\"Tasks\":[\"x\",\"y\"]}"));
            assertThat(store.meta()).containsOnly(Map.entry("Name", "mine"));
            assertThatThrownBy(() -> store.append(List.of(entry("stages", "b", "{}"))))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("readonly: b");
        }
        assertThat(folder.resolve(".millwright")).doesNotExist();
    }

    @Test
    void namesEveryFileThatCanNotBeRead() throws IOException {
        write("stages/a.yaml", "Name: [");
        write("tasks/b.yaml", "Name: {");
        write("tasks/c.yaml", "Name: c");

        try (var store = directory("?codec=yaml")) {
            assertThatThrownBy(() -> contents(store))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Mend or move away what can't be read: " + folder + "/stages/a.yaml: line 1")
                    .hasMessageContaining(folder + "/tasks/b.yaml: line 1");
        }
    }

    @Test
    void refusesWhatIsNoJsonBeforeItIsAcknowledged() {
        try (var store = directory("")) {
            assertThatThrownBy(() -> store.append(List.of(entry("stages", "a", "no json"))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("stages a is no JSON");
            assertThat(contents(store)).isEmpty();
        }
    }

    @Test
    void keepsMetaAndOtherPartsOfADocument() throws IOException {
        write(
                "site.yaml",
                "meta: {Name: site, Version: '1.10'}\nother: {a: 1}\nsections:\n  stages:\n    a: {Name: a}\n");
        try (var store = file("site.yaml?codec=yaml")) {
            assertThat(store.meta()).containsOnly(Map.entry("Name", "site"), Map.entry("Version", "1.10"));
            store.append(List.of(entry("stages", "b", "{\"Name\":\"b\"}")));
        }
        assertThat(folder.resolve("site.yaml"))
                .hasContent(
                        """
                        meta:
                          Name: site
                          Version: '1.10'
                        other:
                          a: 1
                        sections:
                          stages:
                            a:
                              Name: a
                            b:
                              Name: b
                        """);
    }

    @Test
    void saysWhatIsWrongInADocument() throws IOException {
        write("a.json", "{\"sections\":[]}");
        assertThatThrownBy(() -> file("a.json"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folder + "/a.json can't be read")
                .hasMessageContaining("Invalid sections declaration");
        write("a.json", "{\"meta\":{\"Name\":1}}");
        assertThatThrownBy(() -> file("a.json")).hasMessageContaining("Metadata value Name is not a string");
        write("a.json", "{\"sections\":");
        assertThatThrownBy(() -> file("a.json")).hasMessageContaining(folder + "/a.json can't be read");
    }

    @Test
    void refusesAWrongCodec() {
        assertThatThrownBy(() -> directory("?codec=xml"))
                .isInstanceOf(StoreException.class)
                .hasMessage("Unknown codec xml");
    }

    @Test
    void readsNothingWhereNothingIs() {
        try (var store = new DirectoryStoreProvider().open(StoreAddress.parse("directory:/no/such/folder?ro=1"))) {
            assertThat(contents(store)).isEmpty();
            assertThat(store.meta()).isEmpty();
        }
        try (var store = new FileStoreProvider().open(StoreAddress.parse("file:/no/such/file?ro=1"))) {
            assertThat(contents(store)).isEmpty();
        }
    }

    private Store directory(String options) {
        return new DirectoryStoreProvider().open(StoreAddress.parse("directory:" + folder + options));
    }

    private Store file(String rest) {
        return new FileStoreProvider().open(StoreAddress.parse("file:" + folder + "/" + rest));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Entry entry(String kind, String key, String json) {
        return new Entry(kind, key, json.getBytes(UTF_8));
    }

    private static Map<String, String> contents(Store store) {
        var found = new TreeMap<String, String>();
        store.replay((kind, key, value) -> found.put(kind + " " + key, new String(value, UTF_8)));
        return found;
    }
}
