// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.millwright.backend.Layer;

/** What a layer says of itself in {@code meta.yaml}. */
record LayerMeta(String name, Layer.Type type, Map<String, String> fields) {

    static final String FILE = "meta.yaml";

    private static final String NAME = "Name";
    private static final String TYPE = "Type";
    /** The layers whose names say what they are. */
    private static final Map<String, Layer.Type> BUILT_IN =
            Map.of("LocalStore", Layer.Type.LOCAL, "DefaultStore", Layer.Type.DEFAULT, "BasicStore", Layer.Type.BASIC);

    static LayerMeta read(byte[] yaml) {
        var fields = fields(YamlText.texts(new String(yaml, UTF_8)));
        String name = fields.getOrDefault(NAME, "");
        if (name.isEmpty()) {
            throw new ContentFault(NAME + " is missing");
        }
        var type = type(name, fields.getOrDefault(TYPE, "dynamic"));
        fields.put(TYPE, type.name().toLowerCase(Locale.ROOT));
        return new LayerMeta(name, type, fields);
    }

    /** The texts that are there, in the order of the wire. */
    static Map<String, String> fields(JsonNode tree) {
        var fields = new LinkedHashMap<String, String>();
        for (String field : Layer.META) {
            String value = text(tree, field);
            if (!value.isEmpty()) {
                fields.put(field, value);
            }
        }
        String engine = text(tree.path("Meta"), Layer.ENGINE);
        if (!engine.isEmpty()) {
            fields.put(Layer.ENGINE, engine);
        }
        return fields;
    }

    private static String text(JsonNode tree, String field) {
        var value = tree.path(field);
        if (value.isContainerNode()) {
            throw new ContentFault(field + " is no text");
        }
        String text = value.isNull() ? "" : value.asText();
        return field.equals("Documentation") ? text : text.strip();
    }

    private static Layer.Type type(String name, String text) {
        if (name.equals("BackingStore")) {
            throw new ContentFault(NAME + " " + name + " is that of the writable layer");
        }
        if (BUILT_IN.containsKey(name)) {
            return BUILT_IN.get(name);
        }
        return Arrays.stream(Layer.Type.values())
                .filter(type -> type.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new ContentFault(TYPE + " " + text + " is none of dynamic, default, plugin, local, basic"));
    }
}
