// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTextTest {

    private static Item<Profile> profile(String description, String params) {
        String json = "{\"Name\":\"p\",\"Description\":\"" + description + "\",\"Params\":" + params + "}";
        return new Item<>(Profile.KIND, Wire.read(Profile.KIND, json.getBytes(UTF_8)), Status.GOOD);
    }

    private static void assertSame(Object seen) throws IOException {
        // What isn't known as a hole is written in full, and not kept.
        var full = Wire.SEEN.writer().withAttribute(SeenText.HOLE, "none").writeValueAsBytes(seen);
        assertThat(Wire.bytes(seen)).as("at first").asString(UTF_8).isEqualTo(new String(full, UTF_8));
        assertThat(Wire.bytes(seen)).as("again").asString(UTF_8).isEqualTo(new String(full, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 7_900, 8_000, 20_000})
    void isTheSameEachTimeHoweverLong(int length) throws IOException {
        String filling = "x".repeat(length);
        assertSame(profile(filling, "{}"));
        assertSame(profile(filling, "{\"a\":1}"));
        assertSame(profile("", "{\"a\":\"" + filling + "\",\"b\":{\"c\":[\"\\u003c\"]}}"));
    }

    @Test
    void standsWithinOtherJson() throws IOException {
        var one = profile("one", "{\"a\":{}}");
        var two = profile("two", "{\"b\":2}");
        assertSame(List.of(one, two, one));
        assertSame(Map.of("Object", one, "Original", two));
    }

    @Test
    void holdsSeveralParameters() throws IOException {
        String json = "{\"Id\":\"p\",\"EnterActions\":{\"AddParameters\":{\"a\":1}},"
                + "\"ExitActions\":{\"AddParameters\":{\"b\":2}}}";
        assertSame(new Item<>(Pool.KIND, Wire.read(Pool.KIND, json.getBytes(UTF_8)), Status.GOOD));
    }
}
