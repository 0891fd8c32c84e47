// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What all entries of a store come to. Xodus has no checksums: each value is kept with that of its name and itself, and
 * one more entry has their number and their sum, so that neither a changed nor a missing one goes unseen.
 *
 * @param writes to the store so far
 */
record Seal(long writes, long count, long sum) {

    static final Seal EMPTY = new Seal(0, 0, 0);

    private static final int CHECKSUM = Integer.BYTES;
    private static final int LENGTH = 3 * Long.BYTES;

    static byte[] sealed(byte[] name, byte[] value) {
        return ByteBuffer.allocate(CHECKSUM + value.length)
                .putInt(checksum(name, value))
                .put(value)
                .array();
    }

    /** @throws IllegalStateException where it is not what was sealed under this name */
    static byte[] opened(byte[] name, byte[] sealed) {
        if (sealed.length < CHECKSUM) {
            throw new IllegalStateException("its value is cut");
        }
        var value = Arrays.copyOfRange(sealed, CHECKSUM, sealed.length);
        if (checksum(name, value) != stored(sealed)) {
            throw new IllegalStateException("its checksum is wrong");
        }
        return value;
    }

    private static int checksum(byte[] name, byte[] value) {
        var checksum = new CRC32C();
        checksum.update(name);
        checksum.update(value);
        return (int) checksum.getValue();
    }

    private static int stored(byte[] sealed) {
        return ByteBuffer.wrap(sealed).getInt();
    }

    Seal with(byte[] sealed) {
        return new Seal(writes, count + 1, sum + stored(sealed));
    }

    Seal without(byte[] sealed) {
        return new Seal(writes, count - 1, sum - stored(sealed));
    }

    Seal written() {
        return new Seal(writes + 1, count, sum);
    }

    byte[] bytes(byte[] name) {
        var bytes = ByteBuffer.allocate(LENGTH).putLong(writes).putLong(count).putLong(sum);
        return sealed(name, bytes.array());
    }

    static Seal read(byte[] name, byte[] sealed) {
        var bytes = ByteBuffer.wrap(opened(name, sealed));
        return new Seal(bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}
