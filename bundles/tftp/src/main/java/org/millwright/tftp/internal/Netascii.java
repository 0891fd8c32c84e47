// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Text in transit (RFC 1350, RFC 764): a line feed becomes CR LF, a carriage return CR NUL. */
final class Netascii extends FilterInputStream {

    private static final int NOTHING = -1;

    private int pending = NOTHING;

    Netascii(InputStream text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        if (pending != NOTHING) {
            int second = pending;
            pending = NOTHING;
            return second;
        }
        int next = super.read();
        if (next == '\n' || next == '\r') {
            pending = next == '\n' ? '\n' : 0;
            return '\r';
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 && length > 0 ? -1 : count;
            }
            into[offset + count++] = (byte) next;
        }
        return count;
    }
}
