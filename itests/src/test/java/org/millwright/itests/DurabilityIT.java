// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.benchmarks.survival.Client;
import org.millwright.benchmarks.survival.Running;
import org.millwright.benchmarks.survival.Survival;

/** What was acknowledged survives the loss of the process at any moment; {@code -Dmillwright.kills=20} takes longer. */
class DurabilityIT {

    private static final int KILLS = Integer.getInteger("millwright.kills", 4);
    private static final Survival.Plan PLAN = new Survival.Plan(8, 40, RestClient.PREFS, 2500, 6000, 4);

    @TempDir
    private Path base;

    @Test
    void keepsWhatItAcknowledgedAndNothingElseWhenKilledInTheMiddleOfWritingAndOfStarting() throws IOException {
        long seed = System.nanoTime();
        Launch launch = Launch.on(base).with("--disable-dhcp");
        Survival.Report report = new Survival(() -> new Started(launch, launch.spawn()), PLAN, seed).run(KILLS);
        System.out.printf(
                "%d kills while writing, %d while starting: %d writes acknowledged, %d unanswered%n",
                report.cycles(), report.killedStarts(), report.acknowledged(), report.unanswered());
        assertThat(report.findings()).as("seed %d", seed).isEmpty();
        assertThat(report.refused()).isEmpty();
        assertThat(report.acknowledged()).isGreaterThan(KILLS * 20L);
    }

    private record Started(Launch launch, Child child) implements Running {

        @Override
        public Client ready() {
            return new RestClient(Server.ready(launch, child).client());
        }

        @Override
        public void kill() {
            child.kill();
        }
    }
}
