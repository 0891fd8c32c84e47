// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonMapTest {

    @Provide
    Arbitrary<Map<String, Object>> values() {
        var text = Arbitraries.of(
                        "a",
                        "b",
                        "\"",
                        "\\",
                        "{",
                        "}",
                        "[",
                        ",",
                        ":",
                        "<",
                        "/",
                        " ",
                        "\n",
                        "\u00e9",
                        "\u2028",
                        "\ud83d\ude00")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        var plain = Arbitraries.oneOf(
                text.map(value -> (Object) value),
                Arbitraries.doubles().map(value -> (Object) value),
                Arbitraries.integers().map(value -> (Object) (double) value),
                Arbitraries.of(true, false).map(value -> (Object) value));
        var some = plain.injectNull(0.1);
        var list = some.list().ofMaxSize(3).map(value -> (Object) value);
        var map = Arbitraries.maps(text, Arbitraries.oneOf(some, list))
                .ofMaxSize(3)
                .map(value -> (Object) new TreeMap<>(value));
        return Arbitraries.maps(text, Arbitraries.oneOf(some, list, map)).ofMaxSize(8);
    }

    @Test
    void keepsTheSignOfZero() {
        var read = Wire.plain("[-0,-0.0,0]".getBytes(UTF_8));
        assertThat(read).isEqualTo(List.of(-0.0, -0.0, 0.0));
        assertThat(new String(Wire.bytes(read), UTF_8)).isEqualTo("[-0,-0,0]");
    }

    @Property(tries = 500)
    void takesAnotherValueAsIfItHadBeenThereFromTheStart(
            @ForAll("values") Map<String, Object> values, @ForAll("values") Map<String, Object> others) {
        var model = new TreeMap<>(values);
        Map<String, Object> map = JsonMap.of(values);
        var more = new TreeMap<>(others);
        values.keySet()
                .forEach(name -> more.putIfAbsent(
                        name,
                        others.isEmpty() ? 7.5 : others.values().iterator().next()));
        for (var other : more.entrySet()) {
            model.put(other.getKey(), other.getValue());
            map = JsonMap.with(map, other.getKey(), other.getValue());
            // Byte for byte.
            assertThat(map).isEqualTo(JsonMap.of(model));
            assertThat(new TreeMap<>(map)).isEqualTo(model);
        }
    }

    @Property(tries = 500)
    void isTheMapThatItWasMadeFrom(@ForAll("values") Map<String, Object> values) {
        var model = new TreeMap<>(values);
        var map = JsonMap.of(values);
        assertThat(map).isEqualTo(model).hasSameHashCodeAs(model).hasSize(model.size());
        assertThat(List.copyOf(map.keySet())).isEqualTo(List.copyOf(model.keySet()));
        model.forEach((name, value) -> {
            assertThat(map.containsKey(name)).isTrue();
            assertThat(map.get(name)).isEqualTo(value);
        });
        assertThat(map.containsKey("no such name")).isFalse();
        assertThat(map.get("no such name")).isNull();
        assertThat(JsonMap.of(new TreeMap<>(map))).isEqualTo(map);
    }

    @Property(tries = 200)
    void isWrittenAsTheMapThatItWasMadeFrom(@ForAll("values") Map<String, Object> values) {
        var map = JsonMap.of(values);
        assertThat(new String(Wire.bytes(Map.of("a", map)), UTF_8))
                .isEqualTo(new String(Wire.bytes(Map.of("a", new TreeMap<>(values))), UTF_8));
        assertThat(Wire.tree(Wire.bytes(map))).isEqualTo(Wire.tree(Wire.bytes(values)));
    }

    @Test
    void becomesATreeLikeAnyOtherObject() {
        var profile = Wire.read(
                Profile.KIND, "{\"Name\":\"p1\",\"Params\":{\"b\":[true,null],\"a\":{\"x\":\"y\"}}}".getBytes(UTF_8));
        assertThat(Wire.storedTree(profile).path("Params").toString())
                .isEqualTo("{\"a\":{\"x\":\"y\"},\"b\":[true,null]}");
        assertThat(new String(Wire.stored(profile), UTF_8))
                .contains("\"Params\":{\"a\":{\"x\":\"y\"},\"b\":[true,null]}");
    }

    @Test
    void givesEachAskerAValueOfItsOwn() {
        var map = JsonMap.of(Map.of("a", List.of("x")));
        assertThat(map.get("a")).isEqualTo(List.of("x")).isNotSameAs(map.get("a"));
    }
}
