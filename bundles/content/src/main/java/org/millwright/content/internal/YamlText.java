// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.millwright.models.Problem;

/** The YAML of content; what is wrong in it is a fault of the content. */
final class YamlText {

    /** @throws ContentFault with line and column where the text has them */
    static JsonNode tree(String text) {
        return read(text, org.millwright.models.YamlText::tree);
    }

    /** Every scalar as the text that its author wrote: a version 1.10 stays 1.10. */
    static JsonNode texts(String text) {
        return read(text, org.millwright.models.YamlText::texts);
    }

    private static JsonNode read(String text, Function<String, JsonNode> reader) {
        try {
            return reader.apply(text);
        } catch (Problem e) {
            throw new ContentFault(String.join("; ", e.messages()));
        }
    }

    /** The same in YAML, such that {@link #tree} gives it back. */
    static String text(JsonNode tree) {
        return org.millwright.models.YamlText.text(tree);
    }

    private YamlText() {}
}
