// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.millwright.store.StoreException;
import org.millwright.store.internal.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain of segments that frames are written to. After a failed write it goes on in another segment, whose first
 * number says that the refused frame does not count.
 */
final class JournalFiles implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFiles.class);
    private static final int SPARES = 8;

    private final Channels channels;
    private final Path folder;
    private final int size;
    private final Deque<Segment> live = new ArrayDeque<>();
    private final Deque<Segment> free = new ArrayDeque<>();
    private boolean usable;
    private long sequence;
    private long number;
    private long files;

    JournalFiles(Channels channels, Path folder, int size, Recovery found) {
        this.channels = channels;
        this.folder = folder;
        this.size = size;
        this.sequence = found.sequence();
        this.number = found.number();
        this.files = found.files();
        live.addAll(found.live());
        free.addAll(found.free());
    }

    /**
     * Returns the frame's number when it is on stable storage.
     *
     * @throws StoreException where it isn't; nothing will be seen of it
     */
    synchronized long write(ByteBuffer frame) {
        try {
            if (!usable || !live.getLast().fits(frame)) {
                turn(frame.limit());
            }
        } catch (IOException e) {
            throw refused(e);
        }
        try {
            live.getLast().write(frame, sequence);
            return sequence++;
        } catch (IOException e) {
            abandon();
            throw refused(e);
        }
    }

    /** Goes on in a fresh segment. */
    private void turn(int room) throws IOException {
        int needed = SegmentHeader.ROOM + room;
        var next = !free.isEmpty() && free.getFirst().size() >= needed
                ? free.removeFirst()
                : allocate(Math.max(size, needed));
        try {
            next.begin(++number, sequence);
        } catch (IOException e) {
            discard(next);
            throw e;
        }
        live.addLast(next);
        usable = true;
    }

    private Segment allocate(int bytes) throws IOException {
        String name;
        synchronized (this) {
            name = String.format("%08d%s", ++files, Recovery.SUFFIX);
        }
        return Segment.allocate(channels, folder.resolve(name), bytes);
    }

    /** Nobody knows what a failed sync left behind: the next frame goes elsewhere. */
    private void abandon() {
        var failed = live.getLast();
        usable = false;
        try {
            turn(0);
        } catch (IOException e) {
            LOG.debug("No other segment", e);
            try {
                failed.blot();
            } catch (IOException again) {
                LOG.debug("{} can't be mended", failed.file(), again);
            }
        }
    }

    private StoreException refused(IOException e) {
        return new StoreException(
                "The journal " + folder + " can't be written: " + Folders.reason(e)
                        + "; make room or mend the disk, the server goes on by itself then",
                e);
    }

    /** Lets go of the segments that hold nothing younger than this. */
    synchronized void release(long upTo) throws IOException {
        while (live.size() > (usable ? 1 : 0) && live.getFirst().last() <= upTo) {
            retire(live.getFirst());
            live.removeFirst();
        }
    }

    private void retire(Segment segment) throws IOException {
        boolean sound = wiped(segment);
        if (sound && segment.size() == size && free.size() < SPARES) {
            free.addLast(segment);
        } else {
            segment.delete();
            Folders.sync(folder);
        }
    }

    private static boolean wiped(Segment segment) {
        try {
            segment.free();
            return true;
        } catch (IOException e) {
            LOG.debug("{} can't be used again", segment.file(), e);
            return false;
        }
    }

    /** Has a segment at hand before it is needed. */
    void prepare() throws IOException {
        synchronized (this) {
            if (!free.isEmpty()) {
                return;
            }
        }
        var spare = allocate(size);
        synchronized (this) {
            free.addLast(spare);
        }
    }

    private static void discard(Segment segment) {
        try {
            segment.delete();
        } catch (IOException e) {
            LOG.debug("{} can't be deleted", segment.file(), e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Lets go of what nobody needs any more, but for one segment for the next start. */
    synchronized void close(long upTo) throws IOException {
        usable = false;
        release(upTo);
        while (free.size() > 1) {
            free.removeLast().delete();
        }
        close();
    }

    @Override
    public synchronized void close() throws IOException {
        for (Segment segment : live) {
            segment.close();
        }
        for (Segment segment : free) {
            segment.close();
        }
    }
}
