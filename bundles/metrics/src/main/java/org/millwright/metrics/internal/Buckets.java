// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts values by their magnitude: 16 buckets for each power of two, so that a quantile is off by 3 % at most. */
final class Buckets {

    private static final int BITS = 4;
    private static final int EACH = 1 << BITS;
    private static final int LARGEST_POWER = 47;
    private static final int NUMBER = EACH * (LARGEST_POWER - BITS + 2);
    private static final long LARGEST = (1L << (LARGEST_POWER + 1)) - 1;

    private final AtomicLongArray counts = new AtomicLongArray(NUMBER);

    void add(long value) {
        counts.incrementAndGet(bucket(Math.max(0, Math.min(value, LARGEST))));
    }

    void clear() {
        for (int i = 0; i < NUMBER; i++) {
            counts.set(i, 0);
        }
    }

    private static int bucket(long value) {
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value | 1);
        int shift = Math.max(0, power - BITS);
        return shift * EACH + (int) (value >>> shift);
    }

    private static double middle(int bucket) {
        int shift = Math.max(0, bucket / EACH - 1);
        long least = (long) (bucket - shift * EACH) << shift;
        return least + ((1L << shift) - 1) / 2.0;
    }

    /** What this share of the values of both do not exceed; NaN where there are none. */
    static double quantile(Buckets one, Buckets other, double share) {
        long all = 0;
        for (int i = 0; i < NUMBER; i++) {
            all += one.counts.get(i) + other.counts.get(i);
        }
        long left = Math.max(1, (long) Math.ceil(share * all));
        for (int i = 0; i < NUMBER; i++) {
            left -= one.counts.get(i) + other.counts.get(i);
            if (left <= 0) {
                return middle(i);
            }
        }
        return Double.NaN;
    }
}
