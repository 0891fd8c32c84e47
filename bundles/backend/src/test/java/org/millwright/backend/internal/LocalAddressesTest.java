// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.millwright.backend.net.Asker;
import org.millwright.models.Ip;

class LocalAddressesTest {

    private static final Ip REMOTE = Ip.parse("10.0.0.9");
    private static final Ip LOCAL = Ip.parse("10.0.0.1");
    private static final Ip STATIC = Ip.parse("192.168.1.1");
    private static final Ip ROUTED = Ip.parse("172.16.0.1");
    private static final Asker LATER = new Asker(REMOTE, Ip.NONE);

    private final Ticking clock = new Ticking();
    private final LocalAddresses dynamic = new LocalAddresses(Ip.NONE, clock, remote -> ROUTED);
    private final LocalAddresses configured = new LocalAddresses(STATIC, clock, remote -> ROUTED);

    @Test
    void prefersTheAddressThatWasAsked() {
        assertThat(configured.localFor(new Asker(REMOTE, LOCAL))).isEqualTo(LOCAL);
    }

    @Test
    void remembersWhereAClientAsked() {
        configured.seen(new Asker(REMOTE, LOCAL));
        assertThat(configured.localFor(LATER)).isEqualTo(LOCAL);
    }

    @Test
    void forgetsAfterTenMinutesWithoutUse() {
        configured.seen(new Asker(REMOTE, LOCAL));
        clock.pass(Duration.ofMinutes(9));
        assertThat(configured.localFor(LATER)).isEqualTo(LOCAL);
        clock.pass(Duration.ofMinutes(9));
        assertThat(configured.localFor(LATER)).isEqualTo(LOCAL);
        clock.pass(Duration.ofMinutes(11));
        assertThat(configured.localFor(LATER)).isEqualTo(STATIC);
    }

    @Test
    void asksTheRoutesLast() {
        assertThat(dynamic.localFor(LATER)).isEqualTo(ROUTED);
        assertThat(configured.localFor(Asker.UNKNOWN)).isEqualTo(STATIC);
    }

    @Test
    void doesNotRememberHalfAnAnswer() {
        dynamic.seen(new Asker(REMOTE, Ip.parse("0.0.0.0")));
        dynamic.seen(new Asker(Ip.NONE, LOCAL));
        assertThat(dynamic.localFor(LATER)).isEqualTo(ROUTED);
        assertThat(dynamic.localFor(Asker.UNKNOWN)).isEqualTo(ROUTED);
    }

    @Test
    void reachesThisHostByLoopback() {
        var asker = new Asker(Ip.parse("127.0.0.1"), Ip.NONE);
        assertThat(new LocalAddresses(Ip.NONE).localFor(asker)).isEqualTo(Ip.parse("127.0.0.1"));
    }
}
