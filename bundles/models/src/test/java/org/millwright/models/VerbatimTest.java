// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerbatimTest {

    private static Map<String, Object> params(String json) {
        return Wire.read(
                        Profile.KIND,
                        ("{\"Name\":\"p1\",\"Params\":" + json + ",\"Description\":\"after\"}").getBytes(UTF_8))
                .params();
    }

    @Test
    void takesWhatStandsAsItIsWritten() {
        String json = "{\"a\":[1,{\"x\":\"y\",\"z\":null}],\"b\":true,\"c\":-12,\"d\":{},\"e\":[],\"f\":\"text\"}";
        var taken = Verbatim.object(("  " + json + ",").getBytes(UTF_8), 2).orElseThrow();
        assertThat(taken).isEqualTo(Wire.plain(json.getBytes(UTF_8)));
        assertThat(new String(Wire.bytes(taken), UTF_8)).isEqualTo(json);
        assertThat(taken.get("c")).isEqualTo(-12.0);
        assertThat(params(json)).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"a\":1}",
                "{\"a\": 1}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"y\":1,\"x\":2}}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":-0}",
                "{\"a\":1234567890123456789}",
                "{\"a\":\"<\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\u00e9\"}",
                "{\"a\":[1 ,2]}"
            })
    void leavesToTheParserWhatIsWrittenInAnotherWay(String json) {
        assertThat(Verbatim.object(json.getBytes(UTF_8), 0)).isEmpty();
        assertThat(params(json)).isEqualTo(JsonMap.of(read(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1", "{\"a\"", "{\"a\":tru}", "{\"a\":01}", "{\"a\":-}", "{\"a\":1,}", "[1]", "{", ""})
    void isNeverSureOfWhatIsNoObject(String json) {
        assertThat(Verbatim.object(json.getBytes(UTF_8), 0)).isEmpty();
    }

    @Test
    void leavesToTheParserWhatIsNestedDeeply() {
        String json = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
        assertThat(Verbatim.object(json.getBytes(UTF_8), 0)).isEmpty();
        assertThat(params(json)).isEqualTo(read(json));
        var endless = ("{\"a\":" + "[".repeat(1_000_000)).getBytes(UTF_8);
        assertThat(Verbatim.object(endless, 0)).isEmpty();
    }

    @Property(tries = 300)
    void givesWhatTheParserGives(@ForAll @Size(max = 5) Map<String, Long> numbers, @ForAll String text) {
        var values = new TreeMap<String, Object>();
        numbers.forEach((name, number) -> values.put(name, (double) number));
        values.put("text", text);
        byte[] json = Wire.bytes(values);
        Verbatim.object(json, 0).ifPresent(taken -> {
            assertThat(taken).isEqualTo(values);
            assertThat(Wire.bytes(taken)).isEqualTo(json);
        });
        assertThat(params(new String(json, UTF_8))).isEqualTo(values);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String json) {
        return (Map<String, Object>) Wire.plain(json.getBytes(UTF_8));
    }
}
