// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.millwright.store.StoreException;
import org.millwright.store.internal.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a former process left in the journal. What ends in the middle of its last frame was never acknowledged
 * and is dropped; anything else that isn't intact is damage, and nothing is read then.
 */
final class Recovery {

    static final String SUFFIX = ".segment";

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private record Found(Path file, SegmentHeader header) {}

    private final Channels channels;
    private final Path folder;
    private final int size;
    private final List<Segment> live = new ArrayList<>();
    private final List<Segment> free = new ArrayList<>();
    private final Changes changes = new Changes();
    private long sequence = 1;
    private long number;
    private long files;

    private Recovery(Channels channels, Path folder, int size) {
        this.channels = channels;
        this.folder = folder;
        this.size = size;
    }

    /** @throws StoreException that names the file and the place where it is damaged */
    static Recovery of(Channels channels, Path folder, int size) {
        var recovery = new Recovery(channels, folder, size);
        try {
            recovery.read();
            return recovery;
        } catch (IOException e) {
            throw new StoreException("The journal " + folder + " can't be read: " + Folders.reason(e), e);
        }
    }

    private void read() throws IOException {
        var found = new ArrayList<Found>();
        for (Path file : segments()) {
            files = Math.max(files, number(file));
            var header = SegmentHeader.read(head(file)).orElseThrow(() -> damaged(file, 0));
            if (!header.equals(SegmentHeader.FREE)) {
                found.add(new Found(file, header));
            } else if (Files.size(file) == size) {
                free.add(Segment.existing(channels, file, header, 0));
            } else {
                Files.delete(file);
            }
        }
        found.sort(Comparator.comparingLong(segment -> segment.header().number()));
        for (int i = 0; i < found.size(); i++) {
            boolean last = i + 1 == found.size();
            read(found.get(i), last ? Long.MAX_VALUE : found.get(i + 1).header().first());
        }
    }

    private static ByteBuffer head(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return ByteBuffer.wrap(bytes.readNBytes(SegmentHeader.ROOM));
        }
    }

    private List<Path> segments() throws IOException {
        try (var names = Files.list(folder)) {
            return names.filter(file -> file.getFileName().toString().matches("\\d+\\" + SUFFIX))
                    .toList();
        }
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** Frames from {@code next} on are in the next segment; here they were refused. */
    private void read(Found found, long next) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(found.file()));
        long life = found.header().life();
        long expected = found.header().first();
        int at = SegmentHeader.ROOM;
        for (var frame = Frame.read(bytes, at, life); frame.isPresent(); frame = Frame.read(bytes, at, life)) {
            if (frame.get().sequence() != expected) {
                throw damaged(found.file(), at);
            }
            if (expected < next) {
                changes.add(expected, frame.get().entries());
            }
            expected++;
            at = frame.get().end();
        }
        boolean last = next == Long.MAX_VALUE;
        if (last ? intactAfter(bytes, at, life) : expected < next) {
            throw damaged(found.file(), at);
        }
        if (last && Frame.begins(bytes, at, life)) {
            LOG.warn(
                    "{} ends in the middle of a write at byte {}: that write was never acknowledged and is dropped",
                    found.file(),
                    at);
        }
        sequence = Math.min(expected, next);
        number = found.header().number();
        live.add(Segment.existing(channels, found.file(), found.header(), sequence - 1));
    }

    private static boolean intactAfter(ByteBuffer bytes, int from, long life) {
        for (int at = from + Frame.ALIGNMENT; at < bytes.limit(); at += Frame.ALIGNMENT) {
            if (Frame.begins(bytes, at, life) && Frame.read(bytes, at, life).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private StoreException damaged(Path file, int at) {
        return new StoreException("The journal file " + file + " is damaged at byte " + at
                + ", before writes that were acknowledged. Put a backup of the store in its place; or move the folder "
                + folder + " away: the store then goes on without the changes that were only there");
    }

    List<Segment> live() {
        return live;
    }

    List<Segment> free() {
        return free;
    }

    /** What the store behind may not have. */
    Changes changes() {
        return changes;
    }

    long sequence() {
        return sequence;
    }

    long number() {
        return number;
    }

    long files() {
        return files;
    }
}
