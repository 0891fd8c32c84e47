// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.millwright.files.UploadProblem;
import org.millwright.files.UploadProblem.Reason;
import org.millwright.files.Uploads.Incoming;

/**
 * A file on its way: what has come so far stands beside its place as {@code .name.part} and moves there once it is whole
 * and on the disk.
 */
record Upload(Path place, Path part) {

    private static final String PART = ".part";
    private static final int BUFFER = 1 << 16;

    /** What was kept. */
    record Kept(long size, String sha256) {}

    static Upload to(Path place) {
        return new Upload(place, place.resolveSibling("." + place.getFileName() + PART));
    }

    static boolean isPart(Path entry) {
        // The root of all has no name.
        String name = String.valueOf(entry.getFileName());
        return name.startsWith(".") && name.endsWith(PART);
    }

    long begun() {
        try {
            return Files.isRegularFile(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    Kept save(Incoming incoming) {
        if (Files.isDirectory(place)) {
            throw new UploadProblem(Reason.CONFLICT, "Cannot create directory " + place.getFileName());
        }
        if (incoming.offset() > 0 && incoming.offset() != begun()) {
            throw new UploadProblem(
                    Reason.CONFLICT, "The upload goes on at byte " + begun() + ", not at " + incoming.offset());
        }
        try {
            Files.createDirectories(place.getParent());
        } catch (FileAlreadyExistsException e) {
            throw new UploadProblem(
                    Reason.CONFLICT,
                    "Cannot create directory " + place.getParent().getFileName());
        } catch (IOException e) {
            throw disk(e);
        }
        write(incoming);
        return whole(incoming);
    }

    private void write(Incoming incoming) {
        try (var file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.truncate(incoming.offset());
            file.position(incoming.offset());
            var out = Channels.newOutputStream(file);
            var in = new Sent(incoming.bytes());
            byte[] bytes = new byte[BUFFER];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                out.write(bytes, 0, count);
            }
            file.force(true);
        } catch (Gone e) {
            throw incomplete(incoming);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private Kept whole(Incoming incoming) {
        if (incoming.length().isPresent() && begun() != incoming.length().getAsLong()) {
            throw incomplete(incoming);
        }
        try {
            String sha256 = Checksums.compute(part);
            if (!incoming.sha256().isEmpty() && !incoming.sha256().equalsIgnoreCase(sha256)) {
                Files.delete(part);
                throw new UploadProblem(
                        Reason.WRONG, "SHA-256 " + incoming.sha256() + " expected, but it is " + sha256);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Kept(Files.size(place), sha256);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** What has come stays, so that the client can go on. */
    private UploadProblem incomplete(Incoming incoming) {
        String wanted = incoming.length().isPresent() ? incoming.length().getAsLong() + " bytes" : "more";
        return new UploadProblem(Reason.WRONG, wanted + " expected, but only " + begun() + " bytes received");
    }

    /** The system tells what it can't do by its message alone. */
    private UploadProblem disk(IOException e) {
        String why = String.valueOf(e instanceof FileSystemException refused ? refused.getReason() : e.getMessage());
        if (why.contains("No space left")) {
            part.toFile().delete();
            return new UploadProblem(Reason.FULL, String.valueOf(e.getMessage()));
        }
        if (why.contains("File name too long")) {
            return new UploadProblem(Reason.WRONG, why);
        }
        return why.contains("Not a directory")
                ? new UploadProblem(Reason.CONFLICT, "Cannot create directory below a file")
                : new UploadProblem(Reason.DISK, String.valueOf(e.getMessage()));
    }

    /** The client went away. */
    private static final class Gone extends IOException {
        private static final long serialVersionUID = 1L;

        Gone(IOException cause) {
            super(cause);
        }
    }

    /** Tells a client that goes away from a disk that fails. */
    private static final class Sent extends FilterInputStream {
        Sent(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            try {
                return super.read(bytes, start, length);
            } catch (IOException e) {
                throw new Gone(e);
            }
        }
    }
}
