// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.models.Ip;
import org.millwright.models.Problem;

class LoginLimitsTest {

    private static final Ip HERE = Ip.parse("10.0.0.1");
    private static final Ip THERE = Ip.parse("10.0.0.2");

    private final Ticking clock = new Ticking();
    private final LoginLimits limits = new LoginLimits(clock, 3, 8, Duration.ofSeconds(10));

    private void fail(int times, String user, Ip from) {
        for (int i = 0; i < times; i++) {
            limits.failed(user, from);
        }
    }

    private void free(String user, Ip from) {
        assertThatCode(() -> limits.check(user, from)).doesNotThrowAnyException();
    }

    private void waits(long seconds, String user, Ip from) {
        var problem = catchThrowableOfType(Problem.class, () -> limits.check(user, from));
        assertThat(problem.code()).isEqualTo(429);
        assertThat(problem.retryIn()).isEqualTo(seconds);
        assertThat(problem.messages()).containsExactly("Too many failed logins, try again in " + seconds + " s");
    }

    @Test
    void countsAUserAtAnAddress() {
        fail(2, "ada", HERE);
        free("ada", HERE);
        fail(1, "ada", HERE);

        waits(10, "ada", HERE);
        free("bob", HERE);
        free("ada", THERE);
    }

    @Test
    void forgetsOneAfterTheOther() {
        fail(3, "ada", HERE);
        clock.pass(Duration.ofMillis(9_001));
        waits(1, "ada", HERE);
        clock.pass(Duration.ofMillis(999));
        free("ada", HERE);
        fail(1, "ada", HERE);
        waits(10, "ada", HERE);
        clock.pass(Duration.ofSeconds(30));
        fail(2, "ada", HERE);
        free("ada", HERE);
    }

    @Test
    void countsAllUsersAtAnAddress() {
        for (String user : List.of("a", "b", "c", "d")) {
            fail(2, user, HERE);
        }

        waits(10, "ada", HERE);
        free("ada", THERE);
    }

    @Test
    void forgetsAUserWhoGotInButNotTheAddress() {
        fail(2, "ada", HERE);
        limits.succeeded("ada", HERE);
        fail(2, "ada", HERE);
        free("ada", HERE);
        fail(2, "bob", HERE);
        fail(2, "eve", HERE);
        waits(10, "ada", HERE);
    }

    @Test
    void takesAllAddressesOfAnIpv6NetworkForOne() {
        for (int i = 0; i < 8; i++) {
            fail(1, "user" + i, Ip.parse("2001:db8::" + i));
        }

        waits(10, "ada", Ip.parse("2001:db8:0:0:ffff::1"));
        free("ada", Ip.parse("2001:db8:0:1::1"));
    }

    @Test
    void isNotFilledByManyNamesAndAddresses() {
        fail(3, "ada", HERE);
        String longest = "x".repeat(100_000);
        for (int i = 0; i < 20_000; i++) {
            fail(1, i + longest, Ip.of(0x0B000000 + i));
        }

        // The oldest made room; who fails now is remembered all the same.
        free("ada", HERE);
        fail(3, "ada", THERE);
        waits(10, "ada", THERE);
    }
}
