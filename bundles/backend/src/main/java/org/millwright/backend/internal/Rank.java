// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

/** How a {@link Tree} orders its keys: by a number that says nearly all; keys of the same number by their text. */
enum Rank {
    /** As texts are sorted: by their UTF-16 units. */
    SORTED {
        @Override
        long of(String key) {
            int length = Math.min(key.length(), Long.BYTES);
            long rank = 0;
            int at = 0;
            while (at < length && key.charAt(at) < LAST) {
                rank = rank << Byte.SIZE | key.charAt(at++);
            }
            int left = Long.BYTES - at;
            if (at < length) {
                // From here on only the text can tell.
                rank = rank << Byte.SIZE | LAST;
                left--;
            }
            return (left == Long.BYTES ? 0 : rank << left * Byte.SIZE) ^ Long.MIN_VALUE;
        }
    },

    /** In no order that means anything, where nobody asks for one. */
    SCATTERED {
        @Override
        long of(String key) {
            return key.hashCode() * 0x9e3779b97f4a7c15L;
        }
    };

    private static final int LAST = 0xff;

    abstract long of(String key);
}
