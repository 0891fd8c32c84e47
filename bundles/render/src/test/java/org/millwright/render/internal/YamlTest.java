// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class YamlTest {

    @Test
    void nestsMapsAndLists() {
        var value = new TreeMap<String, Object>(Map.of(
                "list", List.of(new TreeMap<>(Map.of("a", 1.0, "b", List.of("x", "y"))), List.of("z")),
                "map", Map.of("k", Map.of()),
                "none", List.of()));
        assertThat(Yaml.text(value))
                .isEqualTo(
                        """
                list:
                - a: 1
                  b:
                  - x
                  - "y"
                - - z
                map:
                  k: {}
                none: []
                """);
    }

    @Test
    void quotesWhatWouldReadAsSomethingElse() {
        assertThat(Yaml.text(Arrays.asList("no", "1", "a: b", "", "two\nlines", null, true, "plain words")))
                .isEqualTo(
                        """
                - "no"
                - "1"
                - "a: b"
                - ""
                - "two\\nlines"
                - null
                - true
                - plain words
                """);
    }
}
