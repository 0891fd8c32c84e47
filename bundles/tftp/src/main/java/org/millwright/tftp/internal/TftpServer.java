// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running TFTP server: its port and its transfers. */
record TftpServer(TftpPort listener, Transfers transfers) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.tftp");

    /** @throws IOException where the port can't be bound */
    static TftpServer start(Transfers transfers, int port) throws IOException {
        try {
            return new TftpServer(new TftpPort(port, transfers), transfers);
        } catch (IOException e) {
            transfers.close();
            LOG.error(e.getMessage());
            throw e;
        }
    }

    int port() {
        return listener.port();
    }

    @Override
    public void close() {
        listener.close();
        transfers.close();
    }
}
