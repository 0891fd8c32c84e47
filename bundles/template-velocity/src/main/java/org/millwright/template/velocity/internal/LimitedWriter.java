// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** Writes to where a rendering goes, up to a limit. */
final class LimitedWriter extends Writer {
    static final int LIMIT = 32 << 20;

    private final Appendable out;
    private long written;

    LimitedWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        written += length;
        if (written > LIMIT) {
            throw new Values.Exhausted("exceeded maximum output size (" + LIMIT + ")");
        }
        out.append(CharBuffer.wrap(text, from, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
