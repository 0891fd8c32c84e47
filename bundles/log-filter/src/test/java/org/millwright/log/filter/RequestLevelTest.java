// SPDX-License-Identifier: Apache-2.0
package org.millwright.log.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter.Result;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestLevelTest {

    private static final String DHCP = "org.millwright.dhcp.internal.Dhcp";

    private final RequestLevel filter = RequestLevel.create(Result.ACCEPT, Result.NEUTRAL);

    private boolean wanted(String logger, Level level) {
        var line = Log4jLogEvent.newBuilder().setLoggerName(logger).setLevel(level);
        return filter.filter(line.build()) == Result.ACCEPT;
    }

    @AfterEach
    void forget() {
        ServiceLevels.set(Map.of());
    }

    @Test
    void leavesAllToTheConfigurationWhereNothingIsSet() {
        assertThat(wanted(DHCP, Level.DEBUG)).isFalse();
        assertThat(wanted(DHCP, Level.FATAL)).isFalse();
    }

    @Test
    void keepsWhatTheNearestLevelWants() {
        ServiceLevels.set(Map.of("org.millwright", "WARN", "org.millwright.dhcp", "DEBUG"));
        assertThat(wanted(DHCP, Level.DEBUG)).isTrue();
        assertThat(wanted(DHCP, Level.TRACE)).isFalse();
        assertThat(wanted("org.millwright.dhcpd.Other", Level.INFO)).isFalse();
        assertThat(wanted("org.millwright.dhcpd.Other", Level.WARN)).isTrue();
    }

    @Test
    void takesALevelOffAgain() {
        ServiceLevels.set(Map.of("org.millwright", "TRACE"));
        assertThat(wanted(DHCP, Level.TRACE)).isTrue();
        ServiceLevels.set(Map.of("org.millwright", "WARN"));
        assertThat(wanted(DHCP, Level.INFO)).isFalse();
    }

    @Test
    void leavesOtherPeoplesLinesAlone() {
        ServiceLevels.set(Map.of("org.millwright", "TRACE", "org", "TRACE"));
        assertThat(wanted("org.eclipse.jetty.server.Server", Level.ERROR)).isFalse();
    }

    @Test
    void refusesALevelThatThereIsNot() {
        ServiceLevels.set(Map.of("org.millwright", "DEBUG"));
        var wrong = Map.of("org.millwright", "noisy");
        assertThatThrownBy(() -> ServiceLevels.set(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThat(wanted(DHCP, Level.DEBUG)).isTrue();
    }
}
