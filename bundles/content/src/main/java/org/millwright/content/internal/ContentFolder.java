// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.millwright.backend.Layer;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Template;
import org.millwright.models.Wire;

/** Reads a folder of content, {@code meta.yaml} and {@code <kind>/<any name>.yaml}, into a layer. */
final class ContentFolder {

    private final Map<String, Map<String, Model>> objects = new TreeMap<>();
    private final Map<String, Map<String, JsonNode>> unread = new TreeMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final SortedMap<String, Integer> unknown = new TreeMap<>();

    /**
     * @param files by path below the folder
     * @throws ContentFault that names the file and what is wrong in it
     */
    static Content read(SortedMap<String, byte[]> files) {
        var meta = at(LayerMeta.FILE, () -> LayerMeta.read(files.getOrDefault(LayerMeta.FILE, new byte[0])));
        var folder = new ContentFolder();
        files.forEach((path, bytes) -> at(path, () -> {
            folder.add(path, new String(bytes, UTF_8));
            return path;
        }));
        var layer = new Layer(meta.name(), meta.type(), meta.fields(), folder.objects, folder.unread);
        return new Content(layer, folder.unknown);
    }

    private void add(String path, String text) {
        String[] steps = path.split("/");
        if (steps.length != 2 || steps[0].startsWith(".")) {
            return;
        }
        var kind = Kinds.BUILT_IN.find(steps[0]);
        if (kind.isEmpty()) {
            unknown.merge(steps[0], 1, Integer::sum);
            keep(steps[0], steps[1], text);
        } else if (steps[1].endsWith(".yaml") || steps[1].endsWith(".yml")) {
            add(kind.get(), path, YamlText.tree(text));
        } else if (steps[1].endsWith(".json")) {
            add(kind.get(), path, Wire.tree(text.getBytes(UTF_8)));
        } else if (kind.get().equals(Template.KIND)) {
            put(Template.KIND, path, new Template(Map.of(), "", steps[1], "", text));
        } else {
            throw new ContentFault("an object is a .yaml, .yml or .json file");
        }
    }

    /** For the day on which a plugin declares the kind. */
    private void keep(String kind, String file, String text) {
        boolean json = file.endsWith(".json");
        if (json || file.endsWith(".yaml") || file.endsWith(".yml")) {
            var tree = json ? Wire.tree(text.getBytes(UTF_8)) : YamlText.tree(text);
            String key = tree.path("Id").asText(file.substring(0, file.lastIndexOf('.')));
            unread.computeIfAbsent(kind, name -> new TreeMap<>()).put(key, tree);
        }
    }

    private <T extends Model> void add(Kind<T> kind, String path, JsonNode tree) {
        put(kind, path, Wire.read(kind, tree));
    }

    private <T extends Model> void put(Kind<T> kind, String path, T object) {
        String key = kind.key(object);
        if (key.isEmpty()) {
            throw new ContentFault(kind.key().name() + " is missing");
        }
        String twin = origins.put(kind + "/" + key, path);
        if (twin != null) {
            throw new ContentFault(kind.key().name() + " " + key + " is in " + twin + " already");
        }
        objects.computeIfAbsent(kind.name(), name -> new TreeMap<>()).put(key, object);
    }

    /** Does what reads a file, so that a fault names the file. */
    private static <R> R at(String path, Supplier<R> reading) {
        try {
            return reading.get();
        } catch (ContentFault e) {
            throw new ContentFault(path + ": " + e.getMessage());
        } catch (Problem e) {
            throw new ContentFault(path + ": " + String.join("; ", e.messages()));
        }
    }

    /**
     * What a folder holds.
     *
     * @param unknown how many objects wait, by kinds that nobody has declared
     */
    record Content(Layer layer, SortedMap<String, Integer> unknown) {}
}
