// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.millwright.store.internal.Folders;

/**
 * One file of the journal, written full of zeros when it is made: a later sync then has data to write and nothing
 * else. It lives many times, each with a new number and mark.
 */
final class Segment implements Closeable {

    private static final SecureRandom LIVES = new SecureRandom();
    private static final int ZEROS = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final int size;
    private final ByteBuffer header = ByteBuffer.allocateDirect(SegmentHeader.ROOM);
    private SegmentHeader life = SegmentHeader.FREE;
    private long last;
    private int position;

    private Segment(Path file, FileChannel channel, int size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    static Segment allocate(Channels channels, Path file, int size) throws IOException {
        var channel = channels.open(file, CREATE_NEW, READ, WRITE);
        try {
            var zeros = ByteBuffer.allocateDirect(Math.min(ZEROS, size));
            for (int at = 0; at < size; at += zeros.capacity()) {
                writeFully(channel, zeros.clear().limit(Math.min(zeros.capacity(), size - at)), at);
            }
            channel.force(true);
            Folders.sync(file.getParent());
            return new Segment(file, channel, size);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Takes up a file as a former process left it: to be freed, not to be written on. */
    static Segment existing(Channels channels, Path file, SegmentHeader life, long last) throws IOException {
        var channel = channels.open(file, READ, WRITE);
        var segment = new Segment(file, channel, Math.toIntExact(channel.size()));
        segment.life = life;
        segment.last = last;
        segment.position = segment.size;
        return segment;
    }

    void begin(long number, long first) throws IOException {
        var begun = new SegmentHeader(number, LIVES.nextLong(), first);
        writeHeader(begun);
        life = begun;
        last = first - 1;
        position = SegmentHeader.ROOM;
    }

    /** Forgets what it holds. */
    void free() throws IOException {
        writeHeader(SegmentHeader.FREE);
        life = SegmentHeader.FREE;
    }

    private void writeHeader(SegmentHeader written) throws IOException {
        writeFully(channel, written.encode(header), 0);
        channel.force(false);
    }

    boolean fits(ByteBuffer frame) {
        return frame.limit() <= size - position;
    }

    /** Returns when the frame is on stable storage. */
    void write(ByteBuffer frame, long sequence) throws IOException {
        Frame.seal(frame, life.life(), sequence);
        writeFully(channel, frame.position(0), position);
        channel.force(false);
        position = Frame.aligned(position + frame.limit());
        last = sequence;
    }

    /** Makes what a failed write may have left here unreadable. */
    void blot() throws IOException {
        writeFully(channel, ByteBuffer.allocateDirect(Math.min(Frame.HEADER, size - position)), position);
        channel.force(false);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    long last() {
        return last;
    }

    int size() {
        return size;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }
}
