// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.millwright.models.Model;

/**
 * A content package in the stack: its meta data and its objects.
 *
 * @param meta display data as in the package, {@code Name} and {@code Version} among them
 * @param objects by kind name, then by key
 * @param unread by section, then by key, what was not read yet: objects of kinds that were unknown, or that are damaged
 */
public record Layer(
        String name,
        Type type,
        Map<String, String> meta,
        Map<String, Map<String, Model>> objects,
        Map<String, Map<String, JsonNode>> unread) {

    /** The name of the layer above all others, the one that is written. */
    public static final String WRITABLE = "BackingStore";

    /** The texts that a package may say of itself, in the order of the wire. */
    public static final List<String> META = List.of(
            "Name",
            "Version",
            "Description",
            "Source",
            "Documentation",
            "RequiredFeatures",
            "Prerequisites",
            "Color",
            "Icon",
            "Author",
            "DisplayName",
            "License",
            "Copyright",
            "CodeSource",
            "Order",
            "Tags",
            "DocUrl",
            "Type");

    /** The template engine of all objects that name none: {@code engine} below {@code Meta} in the package. */
    public static final String ENGINE = "engine";

    /**
     * The layers in the order of the stack, from the top down. Each may hide keys of those below that are overwritable; only
     * the writable layer above them hides none.
     */
    public enum Type {
        LOCAL(true, false),
        DYNAMIC(false, true),
        DEFAULT(true, false),
        PLUGIN(false, true),
        BASIC(true, false);

        private final boolean overwritable;
        private final boolean many;

        Type(boolean overwritable, boolean many) {
            this.overwritable = overwritable;
            this.many = many;
        }

        /** Whether layers above may hold the same key. */
        public boolean overwritable() {
            return overwritable;
        }

        /** Whether there can be several. */
        public boolean many() {
            return many;
        }
    }

    public Layer {
        meta = Map.copyOf(meta);
        objects = Map.copyOf(objects);
        unread = Map.copyOf(unread);
    }

    public Layer(String name, Type type, Map<String, String> meta, Map<String, Map<String, Model>> objects) {
        this(name, type, meta, objects, Map.of());
    }

    /** What it says of itself under this name; empty where it says nothing. */
    public String text(String field) {
        return meta.getOrDefault(field, "");
    }
}
