// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;

/** Which values a JSON schema (drafts 4, 6 and 7) takes. Never reads files or the network; ends on every input. */
interface Schema {

    /** Takes everything. */
    Schema ANY = value -> List.of();

    /**
     * Reads a schema given as plain maps and lists; null takes everything.
     *
     * @throws IllegalArgumentException where it is none, in words for the client
     */
    static Schema of(Object json) {
        return json == null ? ANY : TypeSchema.of(json).orElseGet(() -> new FullSchema(SchemaReader.read(json)));
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
