// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.millwright.models.YamlText;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreException;

/** The form of objects in files that people read and write. */
enum Codec {
    JSON(".json") {
        @Override
        JsonNode read(byte[] text) {
            return Wire.tree(text);
        }

        @Override
        byte[] write(JsonNode tree) {
            return (tree.toPrettyString() + "\n").getBytes(UTF_8);
        }
    },
    YAML(".yaml") {
        @Override
        JsonNode read(byte[] text) {
            return YamlText.tree(new String(text, UTF_8));
        }

        @Override
        byte[] write(JsonNode tree) {
            return YamlText.text(tree).getBytes(UTF_8);
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String extension;

    Codec(String extension) {
        this.extension = extension;
    }

    static Codec of(StoreAddress address) {
        String name = address.options().getOrDefault("codec", "default");
        return switch (name) {
            case "json", "default" -> JSON;
            case "yaml" -> YAML;
            default -> throw new StoreException("Unknown codec " + name);
        };
    }

    String extension() {
        return extension;
    }

    /** @throws Problem that says where the text is wrong */
    abstract JsonNode read(byte[] text);

    abstract byte[] write(JsonNode tree);

    /** The value of an entry. */
    static JsonNode tree(byte[] value) {
        return Wire.tree(value);
    }

    static byte[] value(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
