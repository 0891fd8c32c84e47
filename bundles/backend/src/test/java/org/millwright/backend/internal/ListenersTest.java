// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Request;

class ListenersTest {

    private final Listeners listeners = new Listeners();

    @AfterEach
    void close() {
        listeners.close();
    }

    @Test
    void tellsEachOfWhatConcernsItInOrder() throws InterruptedException {
        var all = new Following(commit -> true);
        var layers = new Following(Commit::layersChanged);
        listeners.add(all);
        listeners.add(layers);
        var commits = List.of(commit(false), commit(true), commit(false), commit(true));
        commits.forEach(listeners::deliver);
        for (Commit commit : commits) {
            assertThat(all.next()).isSameAs(commit);
        }
        assertThat(layers.next()).isSameAs(commits.get(1));
        assertThat(layers.next()).isSameAs(commits.get(3));
    }

    @Test
    void whoFailsToSayWhetherItIsConcernedIsToldAndDelaysNobody() throws InterruptedException {
        var broken = new Following(commit -> {
            throw new IllegalStateException("no idea");
        });
        var other = new Following(commit -> true);
        listeners.add(broken);
        listeners.add(other);
        var commit = commit(false);
        listeners.deliver(commit);
        assertThat(broken.next()).isSameAs(commit);
        assertThat(other.next()).isSameAs(commit);
    }

    private static Commit commit(boolean layersChanged) {
        return new Commit(null, null, List.of(), Request.of("test"), layersChanged);
    }

    private record Following(Predicate<Commit> wants, BlockingQueue<Commit> told) implements CommitListener {

        Following(Predicate<Commit> wants) {
            this(wants, new LinkedBlockingQueue<>());
        }

        Commit next() throws InterruptedException {
            return told.poll(20, TimeUnit.SECONDS);
        }

        @Override
        public boolean concerns(Commit commit) {
            return wants.test(commit);
        }

        @Override
        public void committed(Commit commit) {
            told.add(commit);
        }
    }
}
