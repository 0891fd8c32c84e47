// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessHealthTest {

    @Test
    void warnsOfAShortDisk(@TempDir Path folder) {
        assertThat(new DiskHealth(folder, 0, 0).execute().getStatus()).isEqualTo(Status.OK);
        assertThat(new DiskHealth(folder, Integer.MAX_VALUE, 0).execute().getStatus())
                .isEqualTo(Status.WARN);
        assertThat(new DiskHealth(folder, Integer.MAX_VALUE, Integer.MAX_VALUE)
                        .execute()
                        .getStatus())
                .isEqualTo(Status.CRITICAL);
        assertThat(new DiskHealth(folder.resolve("gone"), 0, 0).execute().getStatus())
                .isEqualTo(Status.CRITICAL);
    }

    @Test
    void warnsOfAFullHeap() {
        assertThat(MemoryHealth.result(899, 1000).getStatus()).isEqualTo(Status.OK);
        assertThat(MemoryHealth.result(900, 1000).getStatus()).isEqualTo(Status.WARN);
        assertThat(MemoryHealth.result(0, -1).getStatus()).isEqualTo(Status.OK);
        assertThat(new MemoryHealth().execute().toString()).contains("alive");
    }

    @Test
    void findsThreadsThatWaitForEachOther() throws InterruptedException {
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        var both = new CyclicBarrier(2);
        var first = crossing("first", one, other, both);
        var second = crossing("second", other, one, both);
        first.start();
        second.start();
        while (first.getState() != Thread.State.WAITING
                || second.getState() != Thread.State.WAITING
                || new ThreadHealth().execute().isOk()) {
            Thread.sleep(5);
        }
        assertThat(new ThreadHealth().execute().toString()).contains("CRITICAL", "first", "second");
        first.interrupt();
        first.join();
        second.join();
        assertThat(new ThreadHealth().execute().getStatus()).isEqualTo(Status.OK);
    }

    private static Thread crossing(String name, ReentrantLock mine, ReentrantLock theirs, CyclicBarrier both) {
        var thread = new Thread(
                () -> {
                    mine.lock();
                    try {
                        both.await();
                        theirs.lockInterruptibly();
                        theirs.unlock();
                    } catch (Exception e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        mine.unlock();
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }
}
