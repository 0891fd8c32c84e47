// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Prefs;
import org.millwright.backend.Request;
import org.millwright.models.Pref;
import org.millwright.store.MemoryStore;

class PrefDefaultsTest {

    @Test
    void areOurOwnWithoutSettings() {
        assertThat(PrefDefaults.of(Map.of("defaultStage", "", "store", "memory:///")))
                .isEqualTo(Prefs.defaults());
    }

    @Test
    void areWhatTheSettingsSay() {
        assertThat(PrefDefaults.of(
                        Map.of("debugDhcp", " ERR ", "logLevel", 2, "knownTokenTimeout", 60, "defaultStage", "mine")))
                .containsEntry(Prefs.DEBUG_DHCP, "error")
                .containsEntry(Prefs.LOG_LEVEL, "debug")
                .containsEntry(Prefs.KNOWN_TOKEN_TIMEOUT, "60")
                .containsEntry(Prefs.DEFAULT_STAGE, "mine")
                .containsEntry(Prefs.DEBUG_FRONTEND, "warn")
                .hasSameSizeAs(Prefs.defaults());
    }

    @Test
    void areOurOwnWhereASettingCannotBe() {
        assertThat(PrefDefaults.of(
                        Map.of("debugDhcp", "loud", "unknownTokenTimeout", "soon", "knownTokenTimeout", "-1")))
                .isEqualTo(Prefs.defaults());
    }

    @Test
    void yieldToWhatIsStored() {
        var defaults = PrefDefaults.of(Map.of("logLevel", "info", "debugDhcp", "trace"));
        try (var backend = new LiveBackend(new MemoryStore(), List::of, Optional::empty, Optional::empty, defaults)) {
            backend.write(Request.of("test"), tx -> tx.save(Pref.KIND, Pref.of(Prefs.DEBUG_DHCP, "error")));
            assertThat(backend.image().pref(Prefs.LOG_LEVEL)).isEqualTo("info");
            assertThat(backend.image().pref(Prefs.DEBUG_DHCP)).isEqualTo("error");
        }
    }
}
