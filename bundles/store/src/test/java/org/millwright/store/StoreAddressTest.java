// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreAddressTest {

    @Test
    void readsTypePathAndOptions() {
        assertThat(StoreAddress.parse("xodus:/var/lib/m?a=1&b=2"))
                .isEqualTo(new StoreAddress("xodus", "/var/lib/m", Map.of("a", "1", "b", "2")));
    }

    @Test
    void takesTwoSlashesAfterTheTypeAsTheSame() {
        assertThat(StoreAddress.parse("xodus:///var/lib/m")).isEqualTo(StoreAddress.parse("xodus:/var/lib/m"));
    }

    @Test
    void takesATypeAlone() {
        assertThat(StoreAddress.parse("memory:")).isEqualTo(new StoreAddress("memory", "", Map.of()));
    }

    @Test
    void refusesATextWithoutType() {
        assertThatThrownBy(() -> StoreAddress.parse("/var/lib/m"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("type:path");
    }

    @Test
    void readsWhetherAStoreIsOnlyToBeRead() {
        assertThat(StoreAddress.parse("file:/a?ro=yes").readOnly()).isTrue();
        assertThat(StoreAddress.parse("file:/a?ro=0").readOnly()).isFalse();
        assertThat(StoreAddress.parse("file:/a").readOnly()).isFalse();
        assertThatThrownBy(() -> StoreAddress.parse("file:/a?ro=perhaps").readOnly())
                .hasMessage("Unknown ro value perhaps. Try true or false");
    }

    @Test
    void asksForAPlace() {
        assertThatThrownBy(() -> StoreAddress.parse("directory:").place())
                .isInstanceOf(StoreException.class)
                .hasMessage("Cannot store data at '': a directory store needs a place of its own,"
                        + " directory:/path/to/it");
    }

    @Test
    void refusesOptionsThatATypeDoesNotKnow() {
        assertThatThrownBy(() -> StoreAddress.parse("xodus:/a?codec=json").allow("ro"))
                .hasMessage("A xodus store has no options: codec");
    }
}
