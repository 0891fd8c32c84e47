// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.backend.access.Claims;
import org.millwright.backend.access.Principal;
import org.millwright.models.Claim;
import org.millwright.models.Event;
import org.millwright.models.Kinds;

class EventRightsTest {

    private static boolean sees(String scope, String action, String specific, Event event) {
        var claims = new Claims(List.of(List.of(new Claim(scope, action, specific))));
        return EventRights.sees(new Principal("user:x", claims), Kinds.BUILT_IN, event);
    }

    @Test
    void tellsOfAnUpdateWhoMayUpdate() {
        assertThat(sees("machines", "update", "m1", Event.of("machines", "update", "m1")))
                .isTrue();
        assertThat(sees("machines", "update", "m1", Event.of("machines", "save", "m1")))
                .isTrue();
        assertThat(sees("machines", "update", "m1", Event.of("machines", "update", "m2")))
                .isFalse();
        assertThat(sees("machines", "list,get", "*", Event.of("machines", "update", "m1")))
                .isFalse();
    }

    @Test
    void tellsOfACommandWhoMayGiveIt() {
        assertThat(sees("machines", "action:reboot", "*", Event.of("machines", "reboot", "m1")))
                .isTrue();
        assertThat(sees("machines", "action:reboot", "*", Event.of("machines", "burn", "m1")))
                .isFalse();
    }

    @Test
    void tellsOfPreferencesAndLogsWhoMayReadThem() {
        assertThat(sees("machines", "*", "*", Event.of("preferences", "save", "p")))
                .isFalse();
        assertThat(sees("preferences", "list", "*", Event.of("preferences", "save", "p")))
                .isTrue();
        assertThat(sees("machines", "*", "*", Event.of("log", "info", "dhcp"))).isFalse();
        assertThat(sees("logs", "get", "*", Event.of("log", "info", "dhcp"))).isTrue();
    }

    @Test
    void tellsEveryoneOfWhatThereIsNoRightFor() {
        assertThat(sees("info", "get", "*", Event.of("lab", "tick", "k"))).isTrue();
    }

    @Test
    void tellsOfWhatIsNoCommandWhoMayRead() {
        assertThat(sees("contents", "get", "*", Event.of("contents", "sign", "pack")))
                .isTrue();
        assertThat(sees("contents", "update", "*", Event.of("contents", "sign", "pack")))
                .isFalse();
    }
}
