// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.benchmarks.survival.UnfaithfulStore.Vice;

class SurvivalTest {

    private static final Survival.Plan PLAN = new Survival.Plan(4, 8, BackendClient.PAIR, 200, 1, 0);

    @Test
    void findsNothingWhereTheStoreIsFaithful() throws IOException {
        var report = survive(Vice.NONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.cycles()).isEqualTo(5);
        assertThat(report.acknowledged()).isPositive();
    }

    @Test
    void findsThatAWriteWasLost() throws IOException {
        assertThat(faults(Vice.LOSES)).contains(Ledger.Fault.LOST);
    }

    @Test
    void findsThatHalfOfACommitWasLost() throws IOException {
        assertThat(faults(Vice.TEARS)).containsOnly(Ledger.Fault.TORN);
    }

    @Test
    void findsThatWhatWasDeletedIsBack() throws IOException {
        assertThat(faults(Vice.RESURRECTS)).containsOnly(Ledger.Fault.RESURRECTED);
    }

    private static List<Ledger.Fault> faults(Vice vice) throws IOException {
        return survive(vice).findings().stream().map(Ledger.Finding::fault).toList();
    }

    private static Survival.Report survive(Vice vice) throws IOException {
        var store = new UnfaithfulStore(vice);
        return new Survival(() -> new InProcess(new LiveBackend(store, List::of)), PLAN, 42).run(5);
    }

    /** What it has published when killed is all that its clients were told. */
    private record InProcess(LiveBackend backend) implements Running {

        @Override
        public Client ready() {
            return new BackendClient(backend);
        }

        @Override
        public void kill() {
            backend.close();
        }
    }
}
