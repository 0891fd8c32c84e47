// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every store on disk does with files and folders. */
public final class Folders {

    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);
    private static final String UNFINISHED = ".new.";

    /** Puts the names in a folder on stable storage. */
    public static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    /** A file's new content, whole or not at all; {@link #sync} of its folder makes it last. */
    public static void write(Path file, byte[] content) throws IOException {
        var unfinished = file.resolveSibling(UNFINISHED + Integer.toHexString(file.hashCode()));
        Files.deleteIfExists(unfinished);
        try (var channel = FileChannel.open(
                unfinished,
                java.util.Set.of(CREATE_NEW, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")))) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same, and it lasts. */
    public static void replace(Path file, byte[] content) throws IOException {
        write(file, content);
        sync(file.getParent());
    }

    /** Copies files and folders, each on stable storage, but for those to leave out. */
    static void copyTree(Path from, Path to, Predicate<Path> leftOut) throws IOException {
        if (leftOut.test(from)) {
            return;
        }
        if (!Files.isDirectory(from)) {
            Files.copy(from, to);
            sync(to);
            return;
        }
        Files.createDirectory(to);
        try (var names = Files.list(from)) {
            for (Path name : names.toList()) {
                copyTree(name, to.resolve(name.getFileName()), leftOut);
            }
        }
        sync(to);
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var names = Files.walk(folder)) {
                for (Path name : names.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(name);
                }
            }
        }
    }

    public static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.debug("Not closed", e);
        }
    }

    /** Why the system refused, without the file's name where it is said already. */
    public static String reason(IOException e) {
        if (e instanceof FileSystemException refused && refused.getReason() != null) {
            return refused.getReason();
        }
        return e instanceof FileSystemException ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
    }

    private Folders() {}
}
