// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.models.Problem;

/** The uploaded packages: each is on disk before it is in the stack, and is gone from there when it does not fit. */
final class Packages {

    private static final String MODEL = "contents";

    private final Backend backend;
    private final ContentStack stack;
    private final PackageFolder folder;
    private final Set<String> names = new TreeSet<>();

    Packages(Backend backend, ContentStack stack, PackageFolder folder) {
        this.backend = backend;
        this.stack = stack;
        this.folder = folder;
    }

    /** Wishes for what is on disk. */
    synchronized void wish() {
        var wished = new LinkedHashMap<String, Layer>();
        names.clear();
        folder.read().forEach((name, layer) -> {
            wished.put(origin(name), layer);
            names.add(name);
        });
        stack.wish(ContentStack.Source.PACKAGES, wished);
    }

    synchronized JsonNode create(Request request, JsonNode document, boolean replaceWritable) {
        var layer = PackageDocument.read(document);
        if (names.contains(layer.name())) {
            throw problem(layer.name(), "Content " + layer.name() + " already exists", 409);
        }
        return put(request, layer, document, replaceWritable);
    }

    synchronized JsonNode replace(Request request, String name, JsonNode document, boolean replaceWritable) {
        var layer = PackageDocument.read(document);
        if (!layer.name().equals(name)) {
            throw problem(name, "Cannot change name from " + name + " to " + layer.name(), 400);
        }
        if (!names.contains(name) && !isLayer(name)) {
            throw problem(name, "Cannot find " + name, 404);
        }
        return put(request, layer, document, replaceWritable);
    }

    private JsonNode put(Request request, Layer layer, JsonNode document, boolean replaceWritable) {
        String name = layer.name();
        var file = folder.write(layer, document);
        try {
            var replacing = replaceWritable ? Set.of(name) : Set.<String>of();
            stack.change(request, origin(name), Optional.of(layer), replacing);
        } catch (RuntimeException e) {
            PackageFolder.delete(file);
            throw e;
        }
        folder.settle(name, file);
        names.add(name);
        var summary = PackageDocument.summary(layer);
        warn((ArrayNode) summary.get("Warnings"), backend.image());
        return summary;
    }

    synchronized void delete(Request request, String name) {
        if (names.contains(name)) {
            stack.change(request, origin(name), Optional.empty(), Set.of());
            folder.remove(name);
            names.remove(name);
        } else if (!isLayer(name)) {
            throw problem(name, "No such content store", 404);
        }
    }

    /** The files of those in use. */
    synchronized Map<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        for (String name : names) {
            if (stack.placed(origin(name)).isPresent()) {
                var file = folder.file(name);
                files.put(file.getKey(), file.getValue());
            }
        }
        return files;
    }

    /**
     * Makes these the packages that there are.
     *
     * @param stores what operators keep, by the names of the layers
     */
    synchronized <R> R restore(
            SortedMap<String, byte[]> files, Map<String, Layer> stores, Function<UnaryOperator<Layers>, R> commit) {
        var layers = new LinkedHashMap<String, Layer>();
        var written = new LinkedHashMap<String, Path>();
        try {
            files.forEach((file, bytes) -> {
                var document = tree(file, bytes);
                var layer = PackageDocument.read(document);
                layers.put(layer.name(), layer);
                if (!stack.placed(origin(layer.name())).equals(Optional.of(layer))) {
                    written.put(layer.name(), folder.write(layer, document));
                }
            });
            var wished = new LinkedHashMap<String, Layer>();
            layers.forEach((name, layer) -> wished.put(origin(name), layer));
            R result = stack.restore(stores, wished, commit);
            written.forEach(folder::settle);
            names.stream().filter(name -> !layers.containsKey(name)).forEach(folder::remove);
            names.clear();
            names.addAll(layers.keySet());
            return result;
        } catch (RuntimeException e) {
            written.values().forEach(PackageFolder::delete);
            throw e;
        }
    }

    private static JsonNode tree(String file, byte[] bytes) {
        try {
            return PackageFolder.tree(file, bytes);
        } catch (ContentFault e) {
            throw problem(file, "The package " + file + " can't be read: " + e.getMessage(), 422);
        }
    }

    private boolean isLayer(String name) {
        return name.equals(Layer.WRITABLE)
                || backend.image().layers().stack().stream()
                        .anyMatch(layer -> layer.name().equals(name));
    }

    /** What is not available in the whole stack, each message once. */
    private static void warn(ArrayNode warnings, Image image) {
        var messages = new LinkedHashSet<String>();
        image.kinds().all().forEach(kind -> image.table(kind).all().stream()
                .filter(item -> !item.status().available())
                .forEach(item -> messages.addAll(item.status().errors())));
        messages.forEach(warnings::add);
    }

    private static String origin(String name) {
        return "package " + name;
    }

    private static Problem problem(String name, String message, int code) {
        return new Problem(MODEL, name, "", List.of(message), code);
    }
}
