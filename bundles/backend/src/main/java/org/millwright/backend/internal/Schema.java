// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import org.millwright.models.JsonType;

/** Which values a JSON schema (drafts 4, 6 and 7) takes. Never reads files or the network; ends on every input. */
interface Schema {

    /** Takes everything. */
    Schema ANY = new Schema() {
        @Override
        public boolean takes(JsonType type) {
            return true;
        }

        @Override
        public List<Violation> violations(Object value) {
            return List.of();
        }
    };

    /**
     * Reads a schema given as plain maps and lists; null takes everything.
     *
     * @throws IllegalArgumentException where it is none, in words for the client
     */
    static Schema of(Object json) {
        return json == null ? ANY : TypeSchema.of(json).orElseGet(() -> new FullSchema(SchemaReader.read(json)));
    }

    /** Whether every value of this type is right, so that none needs to be looked at. */
    default boolean takes(JsonType type) {
        return false;
    }

    /** All that is wrong with a plain value. */
    List<Violation> violations(Object value);

    /**
     * One thing that is wrong, in words that clients know.
     *
     * @param field dotted path, or {@code (root)}; for what is missing or too much, its name alone
     */
    record Violation(String field, String description) {

        static final String ROOT = "(root)";

        @Override
        public String toString() {
            return field + ": " + description;
        }
    }
}
