// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.models.Wire;

class GoTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            null | <nil>
            "text" | text
            true | true
            5 | 5
            -0.25 | -0.25
            100000000000000000000 | 100000000000000000000
            1e21 | 1e+21
            1.5e-5 | 1.5e-05
            0.0001 | 0.0001
            [1,"a",[]] | [1 a []]
            {"b":1,"a":{"c":null}} | map[a:map[c:<nil>] b:1]
            """)
    void printsAsGoDoes(String json, String printed) {
        assertThat(GoText.of(Wire.plain(json.getBytes(UTF_8)))).isEqualTo(printed);
    }
}
