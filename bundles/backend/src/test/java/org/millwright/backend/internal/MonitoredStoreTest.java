// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.millwright.store.Store;
import org.millwright.store.StoreException;

class MonitoredStoreTest {

    private static final List<Store.Entry> BATCH = List.of(new Store.Entry("racks", "r1", new byte[] {'1'}));

    private final AtomicBoolean full = new AtomicBoolean();
    private final MonitoredStore store = new MonitoredStore(
            new WatchedStore(batch -> {
                if (full.get()) {
                    throw new StoreException("No space left on device");
                }
            }),
            Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC));

    private Result health() {
        return new StoreHealth(new Vitals() {
                    @Override
                    public List<String> store() {
                        return store.ailments();
                    }

                    @Override
                    public List<String> clock() {
                        return List.of();
                    }

                    @Override
                    public long backlog() {
                        return 0;
                    }
                })
                .execute();
    }

    @Test
    void isWellAgainWithTheFirstWriteThatIsTaken() {
        store.append(BATCH);
        assertThat(health().getStatus()).isEqualTo(Result.Status.OK);
        full.set(true);
        assertThatThrownBy(() -> store.append(BATCH)).isInstanceOf(StoreException.class);
        assertThat(health().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(store.ailments())
                .containsExactly("refuses writes, the last at 2026-03-04T12:00:00Z: No space left on device");
        full.set(false);
        store.append(BATCH);
        assertThat(health().getStatus()).isEqualTo(Result.Status.OK);
    }
}
