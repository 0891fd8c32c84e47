// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Status;
import org.millwright.models.Wire;

/** A package as one JSON document: read into a layer, and written from one. */
final class PackageDocument {

    private static final Map<String, String> WRITABLE = Map.of(
            "Name", Layer.WRITABLE, "Version", "0.0.0", "Description", "Writable backing store", "Type", "writable");

    /** @throws Problem 400 where it is no package at all; what is wrong inside is left unread */
    static Layer read(JsonNode document) {
        var meta = document.path("meta");
        for (String field : Layer.META) {
            String found = wrong(meta.path(field));
            if (!found.isEmpty()) {
                throw Problem.unreadable("json: cannot unmarshal " + found
                        + " into Go struct field ContentMetaData.meta." + field + " of type string");
            }
        }
        if (meta.path("Meta").path(Layer.ENGINE).isContainerNode()) {
            throw Problem.unreadable("The engine below Meta is a text");
        }
        var objects = new TreeMap<String, Map<String, Model>>();
        var unread = new TreeMap<String, Map<String, JsonNode>>();
        var sections = document.path("sections");
        sections.fieldNames().forEachRemaining(name -> section(name, sections.get(name), objects, unread));
        var fields = LayerMeta.fields(meta);
        fields.putIfAbsent("Type", "dynamic");
        return new Layer(fields.getOrDefault("Name", ""), Layer.Type.DYNAMIC, fields, objects, unread);
    }

    private static String wrong(JsonNode value) {
        if (value.isTextual() || value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isArray() ? "array" : value.isObject() ? "object" : value.isBoolean() ? "bool" : "number";
    }

    private static void section(
            String name,
            JsonNode section,
            Map<String, Map<String, Model>> objects,
            Map<String, Map<String, JsonNode>> unread) {
        // What is declared at run time is read by those who know the declaration of the day.
        var kind = Kinds.BUILT_IN.find(name);
        var good = objects.computeIfAbsent(name, any -> new TreeMap<>());
        var rest = unread.computeIfAbsent(name, any -> new TreeMap<>());
        section.fieldNames().forEachRemaining(key -> {
            try {
                kind.ifPresentOrElse(
                        known -> good.put(key, Wire.read(known, section.get(key))),
                        () -> rest.put(key, section.get(key)));
            } catch (Problem damaged) {
                rest.put(key, section.get(key));
            }
        });
        unread.computeIfPresent(name, (any, found) -> found.isEmpty() ? null : found);
    }

    static ObjectNode summary(Layer layer) {
        var counts = new TreeMap<String, Integer>();
        layer.objects().forEach((kind, objects) -> counts.merge(kind, objects.size(), Integer::sum));
        layer.unread().forEach((kind, objects) -> counts.merge(kind, objects.size(), Integer::sum));
        return summary(meta(layer), counts);
    }

    static ObjectNode writableSummary(Image image) {
        var counts = new TreeMap<String, Integer>();
        image.kinds()
                .all()
                .forEach(kind -> counts.put(kind.name(), (int) image.table(kind).all().stream()
                        .filter(item -> !item.status().readOnly())
                        .count()));
        return summary(meta(WRITABLE, true, false), counts);
    }

    private static ObjectNode summary(ObjectNode meta, Map<String, Integer> counts) {
        var summary = JsonNodeFactory.instance.objectNode();
        summary.set("meta", meta);
        var shown = summary.putObject("Counts");
        counts.forEach(shown::put);
        summary.putArray("Warnings");
        return summary;
    }

    private static ObjectNode meta(Layer layer) {
        var texts = new HashMap<>(layer.meta());
        texts.put("Name", layer.name());
        texts.putIfAbsent("Type", layer.type().name().toLowerCase(Locale.ROOT));
        return meta(
                texts, false, layer.type().overwritable() || texts.get("Type").equals("default"));
    }

    private static ObjectNode meta(Map<String, String> texts, boolean writable, boolean overwritable) {
        var meta = JsonNodeFactory.instance.objectNode();
        Layer.META.forEach(name -> meta.put(name, texts.getOrDefault(name, "")));
        if (texts.containsKey(Layer.ENGINE)) {
            meta.putObject("Meta").put(Layer.ENGINE, texts.get(Layer.ENGINE));
        }
        return meta.put("Writable", writable).put("Overwritable", overwritable);
    }

    static ObjectNode document(Layer layer) {
        var document = JsonNodeFactory.instance.objectNode();
        document.set("meta", meta(layer));
        var sections = document.putObject("sections");
        var names = new TreeMap<String, Set<String>>();
        layer.objects().forEach((name, objects) -> names.put(name, objects.keySet()));
        layer.unread().forEach((name, objects) -> names.putIfAbsent(name, Set.of()));
        names.keySet().forEach(name -> {
            var section = JsonNodeFactory.instance.objectNode();
            Kinds.BUILT_IN.find(name).ifPresent(kind -> add(kind, layer, section));
            layer.unread().getOrDefault(name, Map.of()).forEach(section::set);
            if (!section.isEmpty()) {
                sections.set(name, section);
            }
        });
        return document;
    }

    private static <T extends Model> void add(Kind<T> kind, Layer layer, ObjectNode section) {
        layer.objects()
                .getOrDefault(kind.name(), Map.of())
                .forEach((key, object) ->
                        section.set(key, shown(kind, kind.type().cast(object), layer.name())));
    }

    static ObjectNode writableDocument(Image image) {
        var document = JsonNodeFactory.instance.objectNode();
        document.set("meta", meta(WRITABLE, true, false));
        var sections = document.putObject("sections");
        image.kinds().all().stream()
                .sorted(Comparator.comparing(Kind::name))
                .forEach(kind -> writable(image, kind, sections.putObject(kind.name())));
        return document;
    }

    private static <T extends Model> void writable(Image image, Kind<T> kind, ObjectNode section) {
        image.table(kind).all().stream()
                .filter(item -> !item.status().readOnly())
                .forEach(item -> section.set(item.key(), shown(kind, item.value(), Layer.WRITABLE)));
    }

    /** As its author wrote it; the server has no say here. */
    private static <T extends Model> JsonNode shown(Kind<T> kind, T object, String layer) {
        return Wire.tree(new Item<>(kind, object, new Status(false, false, List.of(), false, layer)));
    }

    private PackageDocument() {}
}
