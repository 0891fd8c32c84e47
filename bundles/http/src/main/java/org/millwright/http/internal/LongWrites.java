// SPDX-License-Identifier: Apache-2.0
package org.millwright.http.internal;

import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;

/**
 * Lets much of a long answer leave at once over HTTP/2: with each write the end of the last frame, which is no whole
 * record of TLS any more, becomes one of its own (RFC 9113 4.1, RFC 8446 5.1).
 */
public final class LongWrites implements Connection.Listener {

    private final int bytes;

    /** @param bytes that are gathered before a write, where there are as many */
    public LongWrites(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HTTP2Connection multiplexed) {
            multiplexed.getSession().setWriteThreshold(bytes);
        }
    }
}
