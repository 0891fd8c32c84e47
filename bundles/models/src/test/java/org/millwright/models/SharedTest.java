// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SharedTest {

    @Property(tries = 200)
    void givesWhatIsEqualToWhatItWasGiven(@ForAll List<String> words) {
        assertThat(Shared.list(List.copyOf(words))).isEqualTo(words);
        words.forEach(word -> assertThat(Shared.text(word)).isEqualTo(word));
    }

    @Test
    void givesTheSameInstanceAgainUnlessItIsLong() {
        assertThat(Shared.text(new String("stage-1"))).isSameAs(Shared.text(new String("stage-1")));
        String text = "x".repeat(65);
        assertThat(Shared.text(text)).isSameAs(text);
    }
}
