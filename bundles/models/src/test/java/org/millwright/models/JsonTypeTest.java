// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonTypeTest {

    @Test
    void isTheSameForAKeptValueAsForOneThatIsRead() {
        var values = new HashMap<String, Object>();
        values.put("array", List.of(1.0, "]"));
        values.put("boolean", false);
        values.put("integer", -12.0);
        values.put("large", 1e21);
        values.put("null", null);
        values.put("number", 0.5);
        values.put("object", Map.of("a", "}"));
        values.put("string", "{");
        values.put("yes", true);
        var kept = JsonMap.of(values);

        var types = new TreeMap<String, String>();
        kept.entrySet().forEach(one -> types.put(one.getKey(), JsonType.of(one).word()));

        assertThat(types)
                .containsExactly(
                        entry("array", "array"),
                        entry("boolean", "boolean"),
                        entry("integer", "integer"),
                        entry("large", "integer"),
                        entry("null", "null"),
                        entry("number", "number"),
                        entry("object", "object"),
                        entry("string", "string"),
                        entry("yes", "boolean"));
        values.forEach(
                (name, value) -> assertThat(JsonType.of(value).word()).as(name).isEqualTo(types.get(name)));
    }

    @Test
    void aMemberIsAnEntryLikeAnyOther() {
        var kept = JsonMap.of(new HashMap<>(Map.of("a", 1.0, "b", "text")));

        assertThat(kept.entrySet()).containsExactly(entry("a", 1.0), entry("b", "text"));
        assertThat(kept.entrySet()).hasToString("[a=1.0, b=text]");
        assertThat(kept.hashCode()).isEqualTo(Map.of("a", 1.0, "b", "text").hashCode());
        assertThat(Arrays.asList(kept.entrySet().toArray())).contains(entry("b", "text"));
    }
}
