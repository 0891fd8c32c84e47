// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.backend.LogLevel;

class LogSettingsTest {

    private static final Map<String, Object> FILE = Map.of(
            "log4j2.rootLogger.level", "INFO",
            "log4j2.logger.millwright.name", "org.millwright",
            "log4j2.logger.millwright.level", "INFO",
            "log4j2.logger.net.name", "org.millwright.dhcp",
            "log4j2.logger.net.level", "WARN");

    private static Map<Service, LogLevel> wanted(LogLevel all, Map<Service, LogLevel> others) {
        var wanted = new EnumMap<Service, LogLevel>(Service.class);
        for (Service service : Service.values()) {
            wanted.put(service, others.getOrDefault(service, all));
        }
        return wanted;
    }

    @Test
    void leavesTheFileAloneWhereNobodyWantsMore() {
        assertThat(new LogSettings(FILE).with(wanted(LogLevel.WARN, Map.of()))).isEqualTo(FILE);
    }

    @Test
    void makesOneServiceMoreTalkativeAndNoOther() {
        var next = new LogSettings(FILE).with(wanted(LogLevel.WARN, Map.of(Service.FRONTEND, LogLevel.DEBUG)));
        assertThat(next)
                .containsEntry("log4j2.logger.millwright_org_millwright_frontend.name", "org.millwright.frontend")
                .containsEntry("log4j2.logger.millwright_org_millwright_frontend.level", "DEBUG")
                .containsEntry("log4j2.logger.millwright_org_millwright_backend.level", "INFO")
                .containsEntry("log4j2.logger.millwright.level", "INFO")
                .containsEntry("log4j2.logger.net.level", "WARN");
    }

    @Test
    void laysTheDefaultOverTheRootAndOverNobodyElse() {
        var next = new LogSettings(FILE)
                .with(wanted(LogLevel.WARN, Map.of(Service.DEFAULT, LogLevel.TRACE, Service.DHCP, LogLevel.DEBUG)));
        assertThat(next)
                .containsEntry("log4j2.logger.millwright.level", "TRACE")
                .containsEntry("log4j2.logger.net.level", "DEBUG")
                .containsEntry("log4j2.logger.millwright_org_millwright_frontend.level", "INFO");
    }

    @Test
    void takesOffAgainWhatItLaidOver() {
        var talkative = new LogSettings(FILE).with(wanted(LogLevel.DEBUG, Map.of(Service.DHCP, LogLevel.TRACE)));
        assertThat(talkative).isNotEqualTo(FILE);
        assertThat(new LogSettings(talkative).with(wanted(LogLevel.WARN, Map.of())))
                .isEqualTo(FILE);
    }
}
