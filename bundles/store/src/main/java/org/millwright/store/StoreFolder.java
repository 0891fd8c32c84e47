// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.millwright.store.internal.Folders;
import org.millwright.store.internal.FormatMark;

/**
 * The folder in which a store keeps its own things: it can be written, is ours alone while open, and what it belongs to
 * has a format that this software knows.
 */
public final class StoreFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private StoreFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the folder, made where missing; brings an older store to this format, after a copy of it was made.
     *
     * @param store what the folder belongs to: itself, or a file or folder around it or beside it
     * @throws StoreException that says what an operator must mend
     */
    public static StoreFolder open(Path folder, Path store, StoreFormat format) {
        writable(folder, store);
        var opened = new StoreFolder(folder, lock(folder, store));
        try {
            new FormatMark(folder, store).bring(format);
            return opened;
        } catch (StoreException e) {
            opened.close();
            throw e;
        }
    }

    private static void writable(Path folder, Path store) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "write", ".probe"));
        } catch (IOException e) {
            throw new StoreException(
                    "The store folder " + (Files.isDirectory(store) ? store : folder)
                            + " can't be written: give this server's user the right to write there,"
                            + " or name another folder (" + e + ")",
                    e);
        }
    }

    private static FileChannel lock(Path folder, Path store) {
        try {
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The store " + store + " can't be locked: " + Folders.reason(e), e);
        }
        throw new StoreException("The store " + store + " is open in another process: stop that one first");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where a journal before the store belongs. */
    public Path journal() {
        return folder.resolve("journal");
    }

    @Override
    public void close() {
        Folders.closeQuietly(lock);
    }
}
