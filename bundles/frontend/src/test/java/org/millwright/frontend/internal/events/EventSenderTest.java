// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.events.Told;
import org.millwright.metrics.Metrics;
import org.millwright.models.Event;

class EventSenderTest {

    /** The keys of the events that went with one write, and what ends it. */
    private record Write(List<String> keys, Callback done) {}

    private final EventQueue queue = new EventQueue(event -> true, Metrics.NONE.counter("missed_total", ""));
    private final EventSockets sockets = new EventSockets();
    private final LinkedBlockingQueue<Write> writes = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final List<String> together = new ArrayList<>();
    private final EventSender sender = new EventSender(queue, sockets, this::sendFrame, () -> failures.add("failed"));

    @AfterEach
    void close() {
        sockets.close();
    }

    private void sendFrame(OutgoingEntry entry) {
        together.add(entry.getFrame().getPayloadAsUTF8().replaceFirst(".*\"Key\":\"([^\"]*)\".*", "$1"));
        if (!entry.isBatch()) {
            writes.add(new Write(List.copyOf(together), entry.getCallback()));
            together.clear();
        }
    }

    private void tell(String... keys) {
        for (String key : keys) {
            queue.add(new Told(1, Event.of("lab", "tick", key)));
            sender.wake();
        }
    }

    private Write written() throws InterruptedException {
        var write = writes.poll(30, TimeUnit.SECONDS);
        assertThat(write).isNotNull();
        return write;
    }

    @Test
    void sendsWhatCameDuringAWriteWithTheNext() throws Exception {
        tell("a");
        var first = written();
        assertThat(first.keys()).containsExactly("a");
        tell("b", "c", "d");
        assertThat(writes).isEmpty();
        first.done().succeeded();
        assertThat(written().keys()).containsExactly("b", "c", "d");
    }

    @Test
    void goesOnAfterNothingWaited() throws Exception {
        tell("a");
        written().done().succeeded();
        // Whether the pause is over already or not.
        tell("b");
        written().done().succeeded();
        tell("c");
        assertThat(written().keys()).containsExactly("c");
    }

    @Test
    void saysWhenAClientIsGone() throws Exception {
        tell("a");
        written().done().failed(new IllegalStateException("gone"));
        assertThat(failures.poll(30, TimeUnit.SECONDS)).isEqualTo("failed");
    }

    @Test
    void saysThatNothingGoesAfterTheEnd() {
        sockets.close();
        tell("a");
        assertThat(failures).containsExactly("failed");
    }
}
