// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;

/** Lines in a file that is put aside when it has grown; so many files are kept, the newest lines in the unnumbered one. */
final class RollingFile implements AutoCloseable {

    private final Path file;
    private final long longest;
    private final int most;
    private FileChannel out;

    RollingFile(Path file, long longest, int most) throws IOException {
        this.file = file;
        this.longest = longest;
        this.most = most;
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = FileChannel.open(file, CREATE, WRITE, APPEND);
    }

    /** @param lines whole ones, each with its end */
    synchronized void append(byte[] lines) throws IOException {
        if (out.size() > 0 && out.size() + lines.length > longest) {
            roll();
        }
        var bytes = ByteBuffer.wrap(lines);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private void roll() throws IOException {
        out.close();
        for (int number = most - 1; number > 0; number--) {
            if (Files.exists(file(number - 1))) {
                Files.move(file(number - 1), file(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        out = FileChannel.open(file, CREATE, WRITE, APPEND);
    }

    private Path file(int number) {
        return number == 0 ? file : file.resolveSibling(file.getFileName() + "." + number);
    }

    /** Shows the lines, the newest first, until one is refused. Holds one file in memory at a time. */
    void backwards(Predicate<byte[]> goesOn) throws IOException {
        for (int number = 0; number < most && Files.exists(file(number)); number++) {
            if (!backwards(Files.readAllBytes(file(number)), goesOn)) {
                return;
            }
        }
    }

    private static boolean backwards(byte[] text, Predicate<byte[]> goesOn) {
        int end = text.length;
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && text[start - 1] != '\n') {
                start--;
            }
            if (!goesOn.test(new String(text, start, end - start, UTF_8).trim().getBytes(UTF_8))) {
                return false;
            }
            end = start;
        }
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
