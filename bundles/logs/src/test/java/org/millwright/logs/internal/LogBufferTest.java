// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.LogLevel;
import org.millwright.backend.events.Told;
import org.millwright.backend.internal.EventHub;
import org.millwright.logs.LogLine;

class LogBufferTest {

    private final EventHub hub = new EventHub();
    private final LogEvents events = new LogEvents(hub);
    private final LogBuffer buffer = new LogBuffer(events);

    @AfterEach
    void stop() {
        events.close();
    }

    private void add(String request, String message) {
        buffer.add(Service.DHCP, LogLevel.WARN, "dhcp", request, message);
    }

    @Test
    void numbersLinesAndGroupsThemByRequest() {
        add("a", "one");
        add("b", "two");
        add("a", "three");
        add("", "four");
        assertThat(buffer.latest()).extracting(LogLine::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(buffer.latest()).extracting(LogLine::group).containsExactly(1L, 2L, 1L, 0L);
        assertThat(buffer.latest()).extracting(LogLine::service).containsOnly("dhcp");
        assertThat(buffer.latest()).extracting(LogLine::level).containsOnly("warn");
    }

    @Test
    void remembersTheLatestThousand() {
        for (int i = 1; i <= 1500; i++) {
            add("r" + i, "m" + i);
        }
        assertThat(buffer.latest()).hasSize(1000);
        assertThat(buffer.latest().get(0).message()).isEqualTo("m501");
    }

    @Test
    void cutsWhatIsVeryLong() {
        add("a", "x".repeat(100_000));
        assertThat(buffer.latest().get(0).message()).hasSizeLessThan(5000);
    }

    @Test
    void tellsLinesAsEventsToThoseWhoFollow() throws Exception {
        add("a", "unheard");
        var told = new LinkedBlockingQueue<Told>();
        try (var following = hub.follow(told::add)) {
            add("a", "heard");
            var event = told.poll(10, TimeUnit.SECONDS).event();
            assertThat(event.type() + "." + event.action() + "." + event.key()).isEqualTo("log.warn.dhcp");
            assertThat(event.principal()).isEqualTo("dhcp");
            assertThat(((LogLine) event.object()).message()).isEqualTo("heard");
        }
    }

    @Test
    void tellsNothingOfWhatTellingCauses() throws Exception {
        var told = new LinkedBlockingQueue<Told>();
        try (var following = hub.follow(one -> {
            told.add(one);
            add("", "told");
        })) {
            add("", "first");
            told.poll(10, TimeUnit.SECONDS);
            while (buffer.latest().size() < 2) {
                Thread.onSpinWait();
            }
            assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
            assertThat(buffer.latest()).extracting(LogLine::ignorePublish).containsExactly(false, true);
        }
    }
}
