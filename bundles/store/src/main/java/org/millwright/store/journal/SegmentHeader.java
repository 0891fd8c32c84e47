// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The head of a segment: its place among the segments, the mark of its frames, and the number of the first. */
record SegmentHeader(long number, long life, long first) {

    static final SegmentHeader FREE = new SegmentHeader(0, 0, 0);

    /** A sector, so that it is written as a whole or not at all. */
    static final int ROOM = 512;

    private static final long MARK = 0x4d574a4f55524e31L;
    private static final int USED = 32;

    ByteBuffer encode(ByteBuffer room) {
        room.clear();
        if (equals(FREE)) {
            room.put(new byte[ROOM]);
        } else {
            room.putLong(MARK).putLong(number).putLong(life).putLong(first);
            room.putInt(checksum(room)).put(new byte[ROOM - USED - Integer.BYTES]);
        }
        return room.flip();
    }

    /** Empty where the header is damaged. */
    static Optional<SegmentHeader> read(ByteBuffer segment) {
        if (segment.limit() < ROOM) {
            return Optional.of(FREE);
        }
        if (segment.slice(0, ROOM).equals(ByteBuffer.allocate(ROOM))) {
            return Optional.of(FREE);
        }
        boolean intact = segment.getLong(0) == MARK && segment.getInt(USED) == checksum(segment);
        return intact
                ? Optional.of(new SegmentHeader(segment.getLong(8), segment.getLong(16), segment.getLong(24)))
                : Optional.empty();
    }

    private static int checksum(ByteBuffer bytes) {
        var checksum = new CRC32C();
        var covered = bytes.duplicate();
        checksum.update(covered.position(0).limit(USED));
        return (int) checksum.getValue();
    }
}
