// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void fitsBlocksIntoThePacketsOfTheNetwork() {
        var terms = Terms.of(Map.of("blksize", "65464"), 10, 1472);
        assertThat(terms.blockSize()).isEqualTo(1472);
        assertThat(terms.accepted()).containsExactly(Map.entry("blksize", "1472"));
    }

    @Test
    void keepsTheWindowInBounds() {
        assertThat(Terms.of(Map.of("windowsize", "1000"), 10, 1472).accepted()).containsEntry("windowsize", "64");
        assertThat(Terms.of(Map.of("windowsize", "0"), 10, 1472).accepted()).isEmpty();
    }

    @Test
    void knowsOptionsInAnyLetterCase() {
        assertThat(Terms.of(Map.of("BlkSize", "1024"), 10, 1472).accepted()).containsEntry("BlkSize", "1024");
    }

    @Test
    void givesNoSizeWhereThereIsNone() {
        assertThat(Terms.of(Map.of("tsize", "0"), 0, 1472).accepted()).isEmpty();
        assertThat(Terms.of(Map.of("tsize", "0"), -1, 1472).accepted()).isEmpty();
    }
}
