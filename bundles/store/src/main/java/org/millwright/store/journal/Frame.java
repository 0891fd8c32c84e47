// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.millwright.store.Store.Entry;

/**
 * One batch as it stands in a segment: mark, checksum, length, the segment's life, the batch's number, then the
 * entries. The checksum covers all that follows it, so what an earlier life of the file left is never taken for ours.
 */
record Frame(long sequence, ByteBuffer body, int end) {

    static final int HEADER = 32;
    static final int ALIGNMENT = 8;

    private static final int MARK = 0x4d574652;
    private static final int CHECKSUM_AT = 4;
    private static final int LENGTH_AT = 8;
    private static final int LIFE_AT = 16;
    private static final int SEQUENCE_AT = 24;

    /** Writes the entries behind the room for the header. */
    static ByteBuffer encode(List<Entry> entries, ByteBuffer scratch) {
        var fields = new ArrayList<byte[]>(entries.size() * 3);
        int bytes = HEADER;
        for (Entry entry : entries) {
            for (byte[] field :
                    List.of(entry.kind().getBytes(UTF_8), entry.key().getBytes(UTF_8), entry.value())) {
                fields.add(field);
                bytes += Integer.BYTES + field.length;
            }
        }
        var frame = bytes <= scratch.capacity() ? scratch.clear() : ByteBuffer.allocateDirect(bytes);
        frame.position(HEADER);
        fields.forEach(field -> frame.putInt(field.length).put(field));
        return frame.flip();
    }

    static void seal(ByteBuffer frame, long life, long sequence) {
        frame.putInt(0, MARK)
                .putInt(LENGTH_AT, frame.limit() - HEADER)
                .putInt(LENGTH_AT + Integer.BYTES, 0)
                .putLong(LIFE_AT, life)
                .putLong(SEQUENCE_AT, sequence)
                .putInt(CHECKSUM_AT, checksum(frame, 0, frame.limit()));
    }

    /** The intact frame that begins at this offset. */
    static Optional<Frame> read(ByteBuffer segment, int offset, long life) {
        if (!begins(segment, offset, life)) {
            return Optional.empty();
        }
        int length = segment.getInt(offset + LENGTH_AT);
        if (length < 0 || length > segment.limit() - offset - HEADER) {
            return Optional.empty();
        }
        int end = offset + HEADER + length;
        if (segment.getInt(offset + CHECKSUM_AT) != checksum(segment, offset, end)) {
            return Optional.empty();
        }
        long sequence = segment.getLong(offset + SEQUENCE_AT);
        return Optional.of(new Frame(sequence, segment.slice(offset + HEADER, length), aligned(end)));
    }

    /** Whether something of this life was written here, intact or not. */
    static boolean begins(ByteBuffer segment, int offset, long life) {
        return offset + HEADER <= segment.limit()
                && segment.getInt(offset) == MARK
                && segment.getLong(offset + LIFE_AT) == life;
    }

    private static int checksum(ByteBuffer bytes, int offset, int end) {
        var checksum = new CRC32C();
        checksum.update(bytes.slice(offset + LENGTH_AT, end - offset - LENGTH_AT));
        return (int) checksum.getValue();
    }

    static int aligned(int offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        var rest = body.duplicate();
        while (rest.hasRemaining()) {
            entries.add(new Entry(new String(field(rest), UTF_8), new String(field(rest), UTF_8), field(rest)));
        }
        return entries;
    }

    private static byte[] field(ByteBuffer rest) {
        var field = new byte[rest.getInt()];
        rest.get(field);
        return field;
    }
}
