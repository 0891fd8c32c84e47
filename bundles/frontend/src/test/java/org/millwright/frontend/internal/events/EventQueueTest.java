// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.backend.events.Told;
import org.millwright.metrics.Metrics;
import org.millwright.models.Event;

class EventQueueTest {

    private final EventQueue queue =
            new EventQueue(event -> !event.key().equals("hidden"), Metrics.NONE.counter("missed_total", ""));

    private static Told told(long number, String key) {
        return new Told(number, Event.of("lab", "tick", key));
    }

    @Test
    void wantsWhatIsRegisteredAndMayBeSeen() {
        queue.register(List.of("lab.*.*", "lab.*.*"));
        assertThat(queue.wants(told(1, "k"))).isTrue();
        assertThat(queue.wants(told(1, "hidden"))).isFalse();
        queue.deregister(EventFilter.of("lab.*.*"));
        assertThat(queue.wants(told(1, "k"))).isFalse();
    }

    @Test
    void saysHowMuchDidNotFitAndGoesOnInOrder() {
        for (int i = 1; i <= 1030; i++) {
            queue.add(told(i, "k" + i));
        }
        var keys = new ArrayList<String>();
        for (var next = queue.next(); next.isPresent(); next = queue.next()) {
            keys.add(next.get().event().type() + ":" + next.get().event().key());
        }
        assertThat(keys).hasSize(1025).startsWith("lab:k1", "lab:k2").endsWith("lab:k1024", "websocket:6");
        queue.add(told(1031, "after"));
        assertThat(queue.next().orElseThrow().event().key()).isEqualTo("after");
    }

    @Test
    void tellsNothingNewBeforeTheGapIsTold() {
        for (int i = 1; i <= 1025; i++) {
            queue.add(told(i, "k" + i));
        }
        queue.next();
        queue.add(told(1026, "late"));
        var last = queue.next();
        for (var next = last; next.isPresent(); next = queue.next()) {
            last = next;
        }
        assertThat(last.orElseThrow().event().key()).isEqualTo("2");
    }

    @Test
    void givesWhatGoesTogetherAndNoLessThanOne() {
        // Times have as many digits as they need, so events are not all of one length.
        var events = List.of(told(1, "k"), told(2, "k"), told(3, "k"));
        events.forEach(queue::add);
        int two = events.get(0).json().length + events.get(1).json().length;
        assertThat(queue.next(two)).extracting(Told::number).containsExactly(1L, 2L);
        assertThat(queue.next(1)).extracting(Told::number).containsExactly(3L);
        assertThat(queue.next(1)).isEmpty();
    }

    @Test
    void waitsForTheNext() throws Exception {
        assertThat(queue.await(Duration.ZERO)).isEmpty();
        var adds = new Thread(() -> queue.add(told(1, "k")));
        adds.start();
        assertThat(queue.await(Duration.ofSeconds(30)).orElseThrow().event().key())
                .isEqualTo("k");
        adds.join();
    }
}
