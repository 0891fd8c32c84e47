// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.millwright.models.Problem;

/** Does the slow work on passwords: in turn, as much at once as there are processors, and the same question once. */
final class PasswordChecks {

    // Each takes 16 MiB for some 50 ms; more at once than there are processors gains nothing.
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    // Who waits keeps a thread of the server, which is there for those who are known, too.
    private static final int MOST_WAITING = 64;

    private final Map<ByteBuffer, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();

    /** In turn, however long that takes. */
    <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /**
     * In turn; who asks the same meanwhile gets the same answer.
     *
     * @throws Problem 429 where too many wait for their turn; what the work throws
     */
    boolean right(ByteBuffer question, Supplier<Boolean> work) {
        var mine = new CompletableFuture<Boolean>();
        var others = running.putIfAbsent(question, mine);
        if (others != null) {
            return answer(others);
        }
        try {
            if (turns.getQueueLength() >= MOST_WAITING) {
                throw new Problem("users", "", "", List.of("Too many logins at once, try again in 1 s"), 429)
                        .retryIn(1);
            }
            mine.complete(inTurn(work));
        } catch (Problem p) {
            mine.completeExceptionally(p);
        } finally {
            running.remove(question);
            mine.cancel(false);
        }
        return answer(mine);
    }

    private static boolean answer(CompletableFuture<Boolean> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw (Problem) e.getCause();
        } catch (CancellationException e) {
            throw new IllegalStateException("The check of a password failed", e);
        }
    }
}
