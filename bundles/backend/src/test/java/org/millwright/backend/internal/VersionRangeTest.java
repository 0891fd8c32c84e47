// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource({
        ">=1.0.0, v1.2.3, true",
        ">=1.0.0, 0.9, false",
        ">= 1.0.0 <2.0.0, 1.9.9-alpha, true",
        ">= 1.0.0 <2.0.0, 2.0.0, false",
        "<1.0.0 || >=3.0.0, 3.1.0, true",
        "<1.0.0 || >=3.0.0, 2, false",
        "1.x, 1.99.0, true",
        "1.x, 2.0.0, false",
        ">1.x, 1.5.0, false",
        ">1.2.x, 1.3.0, true",
        "<=1.2.x, 1.2.9, true",
        "!=1.2.3, 1.2.3, false",
        "1.2, 1.2.0, true",
        ">0.0.0, '', false",
        "x, 7.0.0, true",
    })
    void holdsAVersion(String range, String version, boolean held) {
        assertThat(VersionRange.parse(range).contains(Version.parse(version))).isEqualTo(held);
    }

    @Test
    void saysWhatIsNoRange() {
        assertThatThrownBy(() -> VersionRange.parse("bogus"))
                .hasMessage("Could not get version from string: \"bogus\"");
        assertThatThrownBy(() -> VersionRange.parse("=>1.0")).hasMessage("Could not parse comparator \"=>\"");
        assertThatThrownBy(() -> VersionRange.parse(">=1.0.0 ||"))
                .hasMessage("Could not get version from string: \"\"");
        assertThatThrownBy(() -> Version.parse("1.b.0")).hasMessage("Invalid character(s) found in minor number \"b\"");
    }
}
