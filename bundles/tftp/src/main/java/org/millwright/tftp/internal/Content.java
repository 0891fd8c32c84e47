// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.millwright.files.ServedFile;

/**
 * The bytes of one transfer.
 *
 * @param size negative where unknown
 */
record Content(InputStream bytes, long size) implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final long UNKNOWN = -1;

    static Content of(ServedFile file, ReadRequest request) throws IOException {
        var plain = plain(file, request.name());
        return request.netascii() ? new Content(new Netascii(plain.bytes), UNKNOWN) : plain;
    }

    private static Content plain(ServedFile file, String name) throws IOException {
        if (file instanceof ServedFile.Rendered text) {
            return new Content(new ByteArrayInputStream(text.bytes()), text.bytes().length);
        }
        if (file instanceof ServedFile.OnDisk disk) {
            var bytes = new BufferedInputStream(Files.newInputStream(disk.path()), BUFFER);
            return new Content(bytes, Files.size(disk.path()));
        }
        throw new Refusal("read " + name + ": is a directory");
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** A reason for the client why there is nothing to read. */
    static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason);
        }
    }
}
