// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;

class ClockWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private long wall;
    private long run;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return NOON.plusSeconds(wall);
        }
    };

    private ClockWatch watch(Optional<Instant> lastCommit) {
        return new ClockWatch(clock, () -> run * 1_000_000_000, lastCommit);
    }

    private void pass(long seconds) {
        wall += seconds;
        run += seconds;
    }

    @Test
    void findsNothingWhileTheClockGoesForward() {
        var watch = watch(Optional.of(NOON.minusSeconds(60)));
        pass(10);
        assertThat(watch.ailment()).isEmpty();
        wall += 3600;
        assertThat(watch.ailment()).isEmpty();
    }

    @Test
    void saysHowFarItWasSetBackUntilItHasCaughtUp() {
        var watch = watch(Optional.empty());
        pass(10);
        wall -= 100;
        assertThat(watch.ailment().orElseThrow())
                .startsWith("was set back by 100 s: it has been 2026-03-04T12:00:10Z; tokens and leases expire later");
        pass(50);
        assertThat(watch.ailment().orElseThrow()).startsWith("was set back by 50 s");
        pass(50);
        assertThat(watch.ailment()).isEmpty();
    }

    @Test
    void noticesAStepThatIsShorterThanTheTimeBetweenTwoLooks() {
        var watch = watch(Optional.empty());
        pass(10);
        wall -= 5;
        assertThat(watch.ailment().orElseThrow()).startsWith("was set back by 5 s");
    }

    @Test
    void noticesThatTheLastCommitIsInTheFuture() {
        var watch = watch(Optional.of(NOON.plusSeconds(7200)));
        assertThat(watch.ailment().orElseThrow()).startsWith("was set back by 7200 s");
    }

    @Test
    void findsTheTimeOfTheLastCommitInTheStore() {
        var kept = new MemoryStore();
        var store = new MonitoredStore(kept, clock);
        store.append(List.of(new Store.Entry("racks", "r1", new byte[] {'1'})));
        pass(30);
        store.append(List.of(new Store.Entry("racks", "r1", new byte[] {'2'})));
        assertThat(ClockMark.of(Given.backend(kept).state())).contains(NOON);
        pass(31);
        store.append(List.of(new Store.Entry("racks", "r1", new byte[] {'3'})));
        assertThat(ClockMark.of(Given.backend(kept).state())).contains(NOON.plusSeconds(61));
    }
}
