// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    @Example
    void writesYamlThatPeopleLikeToRead() {
        String json =
                """
                {"Name":"a","Text":"#!/bin/sh\\necho $1\\n","Number":10,"Ratio":1.5,"Flag":true,"None":null,
                "Words":["yes","1.10","2026-01-01","52:54:00:12:34:56","","plain words","a: b"],
                "Empty":{},"Least":[],"Deep":[{"a":1,"b":[2]}]}""";

        assertThat(YamlText.text(Wire.tree(json.getBytes(UTF_8))))
                .isEqualTo(
                        """
                        Name: a
                        Text: |
                          #!/bin/sh
                          echo $1
                        Number: 10
                        Ratio: 1.5
                        Flag: true
                        None: null
                        Words:
                        - 'yes'
                        - '1.10'
                        - '2026-01-01'
                        - '52:54:00:12:34:56'
                        - ''
                        - plain words
                        - 'a: b'
                        Empty: {}
                        Least: []
                        Deep:
                        - a: 1
                          b:
                          - 2
                        """);
    }

    @Property(tries = 500)
    void readsWhatItWrites(@ForAll String text, @ForAll long number, @ForAll double ratio) {
        var tree = Wire.tree(Wire.bytes(
                Map.of("text", text, "lines", text + "\n " + text + "\n", "k " + text, number, "ratio", ratio)));

        assertThat(YamlText.tree(YamlText.text(tree))).isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !!int 0x", "a: !!binary '***'", "a: !!float 1e", "a: !!timestamp x"})
    void refusesValuesThatDontSuitTheirTag(String text) {
        assertThatThrownBy(() -> YamlText.tree(text)).isInstanceOf(Problem.class);
    }
}
