// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.benchmarks.survival.Ledger.Fault;

class LedgerTest {

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void twoAcknowledgedAndTwoUnanswered() {
        write(1, false);
        write(2, false);
        ledger.sent("a", 3, false);
        ledger.sent("a", 4, false);
    }

    private void write(long version, boolean removes) {
        ledger.sent("a", version, removes);
        ledger.acknowledged("a", version);
    }

    private List<Fault> found(Long... versions) {
        return ledger.settle(versions.length == 0 ? Map.of() : Map.of("a", Set.of(versions))).stream()
                .map(Ledger.Finding::fault)
                .toList();
    }

    @Test
    void acceptsTheLastAcknowledgedVersion() {
        assertThat(found(2L)).isEmpty();
    }

    @Test
    void acceptsAnyUnansweredVersion() {
        assertThat(found(3L)).isEmpty();
    }

    @Test
    void callsAnOlderVersionLost() {
        assertThat(found(1L)).containsExactly(Fault.LOST);
    }

    @Test
    void callsAMissingObjectLost() {
        assertThat(found()).containsExactly(Fault.LOST);
    }

    @Test
    void callsTwoVersionsInOneSubjectTorn() {
        assertThat(found(2L, 3L)).containsExactly(Fault.TORN);
    }

    @Test
    void callsAVersionThatNobodySentInvented() {
        assertThat(found(7L)).containsExactly(Fault.INVENTED);
    }

    @Test
    void callsARefusedVersionInvented() {
        ledger.refused("a", 4);
        assertThat(found(4L)).containsExactly(Fault.INVENTED);
    }

    @Test
    void callsADeletedObjectResurrected() {
        write(5, true);
        assertThat(found(2L)).containsExactly(Fault.RESURRECTED);
    }

    @Test
    void tellsAFaultOnce() {
        write(5, true);
        found(2L);
        assertThat(found(2L)).isEmpty();
    }

    @Test
    void acceptsAnUnansweredDeletionEitherWay() {
        ledger.sent("a", 5, true);
        assertThat(found()).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void holdsTheServerToWhatItHadAtTheLastStart() {
        assertThat(found(3L)).isEmpty();
        assertThat(found(4L)).containsExactly(Fault.INVENTED);
    }
}
