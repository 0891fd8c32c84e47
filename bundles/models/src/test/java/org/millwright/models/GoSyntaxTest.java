// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoSyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            xyz             | invalid character 'x' looking for beginning of value
            [1,]            | invalid character ']' looking for beginning of value
            {'a' 5}         | invalid character '5' after object key
            {'a':5 'b'      | invalid character '"' after object key:value pair
            {'a':5,}        | invalid character '}' looking for beginning of object key string
            {a:5}           | invalid character 'a' looking for beginning of object key string
            [1 2]           | invalid character '2' after array element
            {'a':tru}       | invalid character '}' in literal true (expecting 'e')
            {'a':nul        | unexpected EOF
            {'a':01}        | invalid character '1' after object key:value pair
            {'a':-}         | invalid character '}' in numeric literal
            [1.]            | invalid character ']' after decimal point in numeric literal
            [1e]            | invalid character ']' in exponent of numeric literal
            ['\\q']         | invalid character 'q' in string escape code
            ['\\u12g']      | invalid character 'g' in \\u hexadecimal character escape
            [1, 2           | unexpected EOF
            """)
    void speaksAsClientsKnowIt(String json, String message) {
        assertThat(GoSyntax.fault(json.replace('\'', '"').getBytes(UTF_8))).contains(message);
    }

    @Test
    void tellsBlankTextsAndControlCharacters() {
        assertThat(GoSyntax.fault(" \n".getBytes(UTF_8))).contains("EOF");
        assertThat(GoSyntax.fault("[\"a\nb\"]".getBytes(UTF_8))).contains("invalid character '\\n' in string literal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [ ] ", "{\"a\":[1,-0.5e+3,true,null,\"\\u00e9\\n\"]} and more", "0", "\"é\""})
    void findsNothingInJson(String json) {
        assertThat(GoSyntax.fault(json.getBytes(UTF_8))).isEmpty();
    }
}
