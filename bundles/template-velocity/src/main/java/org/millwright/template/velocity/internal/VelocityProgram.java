// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.io.IOException;
import java.io.Writer;
import org.apache.velocity.Template;
import org.millwright.template.Program;
import org.millwright.template.Rendering;

/** One text, parsed for either strictness. */
record VelocityProgram(String name, Template lenient, Template strict) implements Program {

    @Override
    public void render(Object root, Rendering rendering, Appendable out) throws IOException {
        try {
            merge(new Values(root, rendering), new LimitedWriter(out));
        } catch (StackOverflowError e) {
            throw Failure.tooDeep(name, e);
        } catch (RuntimeException e) {
            throw Failure.of(name, e);
        }
    }

    /** Renders in the midst of another text, whose variables it sees. */
    void merge(Values values, Writer writer) throws IOException {
        try {
            (values.rendering().strict() ? strict : lenient).merge(values, writer);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw Failure.of(name, e);
        }
    }
}
