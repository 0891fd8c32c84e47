// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.Map;
import org.millwright.models.Model;

/**
 * A content package in the stack: its meta data and its objects.
 *
 * @param meta display data as in the package, {@code Name} and {@code Version} among them
 * @param objects by kind name, then by key
 */
public record Layer(String name, Type type, Map<String, String> meta, Map<String, Map<String, Model>> objects) {

    /** The layers in the order of the stack, from the top down. */
    public enum Type {
        LOCAL(true, true),
        DYNAMIC(false, false),
        DEFAULT(true, true),
        PLUGIN(false, false),
        BASIC(true, true);

        private final boolean overwritable;
        private final boolean overrides;

        Type(boolean overwritable, boolean overrides) {
            this.overwritable = overwritable;
            this.overrides = overrides;
        }

        /** Whether layers above may hold the same key. */
        public boolean overwritable() {
            return overwritable;
        }

        /** Whether it may hide keys of layers below. */
        public boolean overrides() {
            return overrides;
        }
    }

    public Layer {
        meta = Map.copyOf(meta);
        objects = Map.copyOf(objects);
    }
}
