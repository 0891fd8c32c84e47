// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.millwright.models.Problem;

/**
 * How many bytes of bodies may be in memory at the same time: what becomes of one while it is read is some times as
 * large, and many large ones at once would fill the heap. A body that is larger than all of it passes where no other
 * large one is read.
 */
public final class BodyBudget {

    /** Bytes of each body that aren't counted: what most requests bring. */
    public static final int FREE = 64 << 10;

    /** Of the heap, without a number in the settings. */
    private static final int PART = 32;

    private static final int RETRY_SECONDS = 1;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** @param most nothing or less: a part of the heap */
    public BodyBudget(long most) {
        this.most = most > 0 ? most : Runtime.getRuntime().maxMemory() / PART;
    }

    /** For one body, until it is closed. */
    public Share share() {
        return new Share();
    }

    /** What one body takes of it. */
    public final class Share implements AutoCloseable {

        private long read;
        private long own;

        /** The same bytes, counted as they come in, and refused where there is no place for them. */
        InputStream counting(InputStream in, long announced) {
            long now = taken.get();
            long coming = counted(announced);
            if (coming > 0 && now > own && now - own + coming > most) {
                throw full();
            }
            return new FilterInputStream(in) {
                @Override
                public int read() throws IOException {
                    int one = super.read();
                    take(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int some = super.read(into, from, length);
                    take(Math.max(0, some));
                    return some;
                }
            };
        }

        private void take(int some) {
            read += some;
            long more = counted(read) - own;
            if (more > 0) {
                taken.updateAndGet(before -> {
                    if (before > own && before + more > most) {
                        throw full();
                    }
                    return before + more;
                });
                own += more;
            }
        }

        private static long counted(long bytes) {
            return Math.max(0, bytes - FREE);
        }

        private static Problem full() {
            return new Problem("", "", "", List.of("Too many large bodies are read at the same time"), 503)
                    .retryIn(RETRY_SECONDS);
        }

        @Override
        public void close() {
            taken.addAndGet(-own);
            own = 0;
        }
    }
}
