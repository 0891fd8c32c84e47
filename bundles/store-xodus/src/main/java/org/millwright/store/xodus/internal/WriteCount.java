// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often a store was written, in a file beside it, noted after each write. Xodus takes a damaged end of its log for
 * an unfinished write and goes on from the state before: that shows here. Not synced, for to be behind does no harm.
 */
record WriteCount(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(WriteCount.class);

    static WriteCount in(Path folder) {
        return new WriteCount(folder.resolve("writes"));
    }

    /** Zero where nothing is known. */
    long read() {
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            if (bytes.limit() == 2 * Long.BYTES && bytes.getLong(0) == ~bytes.getLong(Long.BYTES)) {
                return bytes.getLong(0);
            }
            LOG.warn("{} is damaged and is written anew with the next change", file);
        } catch (NoSuchFileException e) {
            LOG.debug("No {}", file);
        } catch (IOException e) {
            LOG.warn("{} can't be read: {}", file, e.toString());
        }
        return 0;
    }

    void write(long writes) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(writes)
                .putLong(~writes)
                .flip();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(bytes, 0);
        } catch (IOException e) {
            LOG.warn("{} can't be written, so a loss of the last changes might go unseen: {}", file, e.toString());
        }
    }
}
