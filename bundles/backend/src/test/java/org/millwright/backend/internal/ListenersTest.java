// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.backend.Table;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;

class ListenersTest {

    private static final long JOINED = 7;

    private final Listeners listeners = new Listeners();

    @AfterEach
    void close() {
        listeners.close();
    }

    @Test
    void tellsEachOfWhatConcernsItInOrder() throws InterruptedException {
        var all = new Following(commit -> true);
        var layers = new Following(Commit::layersChanged);
        listeners.add(all, ListenersTest::start);
        listeners.add(layers, ListenersTest::start);
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
        listeners.add(broken, ListenersTest::start);
        listeners.add(other, ListenersTest::start);
        var commit = commit(false);
        listeners.deliver(commit);
        assertThat(broken.next()).isSameAs(commit);
        assertThat(other.next()).isSameAs(commit);
    }

    @Test
    void whoJoinsHearsOfTheImageAndOnlyOfWhatFollowsIt() throws InterruptedException {
        var listener = new Following(commit -> true);
        var late = commit(JOINED + 1, false);
        listeners.add(listener, () -> {
            // While it joins: one that the image holds already, and one that it doesn't.
            listeners.deliver(commit(JOINED, false));
            listeners.deliver(late);
            return new Numbered(JOINED);
        });
        assertThat(listener.next()).isSameAs(late);
        assertThat(listener.joined()).containsExactly(JOINED);
    }

    @Test
    void whoFailsToJoinIsToldOfCommitsAllTheSame() throws InterruptedException {
        var told = new LinkedBlockingQueue<Commit>();
        listeners.add(
                new CommitListener() {
                    @Override
                    public void joined(Image image) {
                        throw new IllegalStateException("not today");
                    }

                    @Override
                    public void committed(Commit commit) {
                        told.add(commit);
                    }
                },
                ListenersTest::start);
        var commit = commit(false);
        listeners.deliver(commit);
        assertThat(told.poll(20, TimeUnit.SECONDS)).isSameAs(commit);
    }

    private static Image start() {
        return new Numbered(JOINED);
    }

    private static Commit commit(boolean layersChanged) {
        return commit(JOINED + 1, layersChanged);
    }

    private static Commit commit(long serial, boolean layersChanged) {
        return new Commit(null, new Numbered(serial), List.of(), Request.of("test"), layersChanged);
    }

    private record Numbered(long serial) implements Image {

        @Override
        public Kinds kinds() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T extends Model> Table<T> table(Kind<T> kind) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Layers layers() {
            throw new UnsupportedOperationException();
        }
    }

    private record Following(Predicate<Commit> wants, BlockingQueue<Commit> told, List<Long> joined)
            implements CommitListener {

        Following(Predicate<Commit> wants) {
            this(wants, new LinkedBlockingQueue<>(), new CopyOnWriteArrayList<>());
        }

        @Override
        public void joined(Image image) {
            joined.add(image.serial());
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
