// SPDX-License-Identifier: Apache-2.0
package org.millwright.template;

import java.io.IOException;
import java.util.Map;

/** A parsed template; immutable, shared between threads. */
public interface Program {

    /**
     * Writes the text that this template gives for one root object.
     *
     * @throws TemplateException where the template fails, with line, column and cause; {@code out} then holds a part
     */
    void render(Object root, Rendering rendering, Appendable out) throws IOException;

    /** Templates defined inside this text, by name; other texts may call them. */
    default Map<String, Program> definitions() {
        return Map.of();
    }

    /** The whole text that this template gives for one root object. */
    default String render(Object root, Rendering rendering) {
        var out = new StringBuilder();
        try {
            render(root, rendering, out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString();
    }
}
