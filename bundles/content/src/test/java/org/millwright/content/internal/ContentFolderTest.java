// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Kinds;
import org.millwright.models.Role;
import org.millwright.models.Stage;
import org.millwright.models.Status;
import org.millwright.models.Template;
import org.millwright.store.MemoryStore;

class ContentFolderTest {

    @Test
    void readsObjectsAndMeta() {
        var layer = read(Map.of(
                        "meta.yaml", "{Name: mine, Version: 1.10, Description: ' trimmed ', Writable: true}",
                        "stages/any-name.yaml", "{Name: discover, Reboot: yes, Unknown: 1}",
                        "stages/other.json", "{\"Name\":\"other\"}",
                        "templates/start.sh.tmpl", "#!/bin/sh\n"))
                .layer();

        assertThat(layer.name()).isEqualTo("mine");
        assertThat(layer.type()).isEqualTo(Layer.Type.DYNAMIC);
        assertThat(layer.meta())
                .isEqualTo(Map.of("Name", "mine", "Version", "1.10", "Description", "trimmed", "Type", "dynamic"));
        assertThat(layer.objects().get("stages")).containsOnlyKeys("discover", "other");
        assertThat(((Stage) layer.objects().get("stages").get("discover")).reboot())
                .isTrue();
        assertThat(((Template) layer.objects().get("templates").get("start.sh.tmpl")).contents())
                .isEqualTo("#!/bin/sh\n");
    }

    @Test
    void countsWhatItHasNoKindFor() {
        var content = read(Map.of(
                "meta.yaml", "Name: mine",
                "widgets/a.yaml", "Name: a",
                "widgets/b.yaml", "Name: b",
                "gadgets/c.yaml", "Name: c",
                ".git/config.yaml", "a: b",
                "stages/deeper/d.yaml", "Name: d"));

        assertThat(content.unknown()).isEqualTo(Map.of("widgets", 2, "gadgets", 1));
        assertThat(content.layer().objects()).isEmpty();
    }

    @Test
    void takesTheTypeFromMetaOrTheBuiltInName() {
        assertThat(read(Map.of("meta.yaml", "{Name: p, Type: plugin}")).layer().type())
                .isEqualTo(Layer.Type.PLUGIN);
        assertThat(read(Map.of("meta.yaml", "{Name: BasicStore, Type: dynamic}"))
                        .layer()
                        .type())
                .isEqualTo(Layer.Type.BASIC);
    }

    @Test
    void namesFileAndField() {
        assertFault("stages/a.yaml", "{Name: a, Reboot: {}}", "stages/a.yaml: ", "Reboot");
        assertFault("stages/a.yaml", "Name: [", "stages/a.yaml: line 1, column ");
        assertFault("stages/a.json", "{\"Name\":", "stages/a.json: ");
        assertFault("stages/a.yaml", "Description: nameless", "stages/a.yaml: Name is missing");
        assertFault("stages/a.yaml", "", "stages/a.yaml: ");
        assertFault("stages/a.txt", "x", "stages/a.txt: an object is a .yaml, .yml or .json file");
        assertFault("meta.yaml", "Version: 1", "meta.yaml: Name is missing");
        assertFault("meta.yaml", "{Name: a, Type: writable}", "meta.yaml: Type writable is none of dynamic, ");
        assertFault("meta.yaml", "Name: [x]", "meta.yaml: Name is no text");
        assertFault("meta.yaml", "Name: BackingStore", "meta.yaml: Name BackingStore is that of the writable layer");
    }

    @Test
    void refusesAKeyThatTwoFilesHave() {
        assertThatThrownBy(() -> read(
                        Map.of("meta.yaml", "Name: m", "stages/a.yaml", "Name: same", "stages/b.yaml", "Name: same")))
                .isInstanceOf(ContentFault.class)
                .hasMessage("stages/b.yaml: Name same is in stages/a.yaml already");
    }

    @Test
    void needsMeta() {
        assertThatThrownBy(() -> read(Map.of("stages/a.yaml", "Name: a")))
                .isInstanceOf(ContentFault.class)
                .hasMessage("meta.yaml: Name is missing");
    }

    @Test
    void readsTheBasicContentWithoutFault() throws IOException {
        var folder = Path.of("../../content-bundles/basic/src/main/resources/content");
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> files.put(folder.relativize(path).toString(), bytes(path)));
        }
        var content = ContentFolder.read(files);

        assertThat(content.unknown()).isEmpty();
        assertThat(content.layer().objects().get("bootenvs")).containsOnlyKeys("ignore", "local");
        assertThat(content.layer().objects().get("stages")).containsOnlyKeys("none", "local");
        assertThat(content.layer().objects().get("params")).containsOnlyKeys("pxelinux-local-boot");
        assertThat(content.layer().objects().get("roles")).containsOnlyKeys("superuser");
        var superuser = (Role) content.layer().objects().get("roles").get("superuser");
        assertThat(superuser.claims()).isEqualTo(Role.SUPERUSER.claims());
        try (var backend = new LiveBackend(new MemoryStore(), List::of)) {
            backend.layers(Request.of("test"), layers -> layers.with(content.layer()));
            for (var kind : Kinds.BUILT_IN.all()) {
                assertThat(backend.image().table(kind).all()).allSatisfy(item -> assertThat(item.status())
                        .isEqualTo(new Status(true, true, List.of(), true, "BasicStore")));
            }
        }
    }

    private static void assertFault(String path, String text, String... parts) {
        var files = new TreeMap<>(Map.of("meta.yaml", "Name: mine"));
        files.put(path, text);
        assertThatThrownBy(() -> read(files)).isInstanceOf(ContentFault.class).hasMessageContainingAll(parts);
    }

    private static ContentFolder.Content read(Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
        return ContentFolder.read(bytes);
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
