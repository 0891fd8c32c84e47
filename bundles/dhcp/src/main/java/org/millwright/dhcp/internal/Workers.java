// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers many clients at once, since each answer waits for the store, which makes leases durable in groups. Under a
 * flood the packets that waited longest are dropped: their clients have given up, or ask again.
 */
final class Workers implements Executor, AutoCloseable {
    private static final int THREADS = 32;
    private static final int WAITING = 1024;

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            new DefaultThreadFactory("millwright-dhcp-worker", true),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    Workers() {
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(2, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
