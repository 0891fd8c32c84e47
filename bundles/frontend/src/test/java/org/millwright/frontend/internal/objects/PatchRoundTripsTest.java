// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Status;
import org.millwright.models.Wire;

/** The patch that leads from one document to another, made in the plainest way, does so; and its reverse leads back. */
class PatchRoundTripsTest {

    @Property(tries = 500)
    void leadFromAnyDocumentToAnyOther(@ForAll("documents") JsonNode from, @ForAll("documents") JsonNode to) {
        var untouched = from.deepCopy();

        assertThat(patch(from, to).apply(from)).isEqualTo(to);
        assertThat(patch(to, from).apply(to)).isEqualTo(from);
        assertThat(from).isEqualTo(untouched);
    }

    @Property(tries = 300)
    void takeAwayWhatTheyAdded(@ForAll("documents") JsonNode document, @ForAll("documents") JsonNode value) {
        var steps = JsonNodeFactory.instance.arrayNode();
        step(steps, "add", "/new", value);
        step(steps, "test", "/new", value);
        steps.addObject().put("op", "copy").put("from", "/new").put("path", "/newer");
        step(steps, "test", "/newer", value);
        steps.addObject().put("op", "move").put("from", "/newer").put("path", "/new");
        step(steps, "test", "/new", value);
        steps.addObject().put("op", "remove").put("path", "/new");

        assertThat(JsonPatch.read(steps).apply(document)).isEqualTo(document);
    }

    @Property(tries = 300)
    void failAsAWholeWhereATestFails(@ForAll("documents") JsonNode from, @ForAll("documents") JsonNode to) {
        var steps = steps(from, to);
        step(steps, "test", "", JsonNodeFactory.instance.textNode("something else"));
        var untouched = from.deepCopy();

        var patch = JsonPatch.read(steps);
        assertThatExceptionOfType(JsonPatch.Failure.class)
                .isThrownBy(() -> patch.apply(from))
                .satisfies(failure -> assertThat(failure.line()).isEqualTo(steps.size() - 1));
        assertThat(from).isEqualTo(untouched);
    }

    @Property(tries = 300)
    void leadFromAnyMachineToAnyOther(@ForAll("machines") Machine from, @ForAll("machines") Machine to) {
        var patched = patch(document(from), document(to)).apply(document(from));

        assertThat(Wire.read(Machine.KIND, patched)).isEqualTo(to);
        assertThat(Wire.read(Machine.KIND, Wire.stored(to))).isEqualTo(to);
    }

    private static JsonNode document(Machine machine) {
        return Editing.document(new Item<>(Machine.KIND, machine, Status.GOOD));
    }

    private static JsonPatch patch(JsonNode from, JsonNode to) {
        return JsonPatch.read(steps(from, to));
    }

    private static ArrayNode steps(JsonNode from, JsonNode to) {
        var steps = JsonNodeFactory.instance.arrayNode();
        differ(steps, "", from, to);
        return steps;
    }

    private static void differ(ArrayNode steps, String path, JsonNode from, JsonNode to) {
        if (from.equals(to)) {
            return;
        }
        if (from.isObject() && to.isObject()) {
            from.fieldNames().forEachRemaining(name -> {
                if (!to.has(name)) {
                    step(steps, "remove", path + "/" + escaped(name), null);
                }
            });
            to.properties().forEach(field -> {
                String place = path + "/" + escaped(field.getKey());
                if (from.has(field.getKey())) {
                    differ(steps, place, from.get(field.getKey()), field.getValue());
                } else {
                    step(steps, "add", place, field.getValue());
                }
            });
        } else if (from.isArray() && to.isArray()) {
            int common = Math.min(from.size(), to.size());
            for (int at = 0; at < common; at++) {
                differ(steps, path + "/" + at, from.get(at), to.get(at));
            }
            for (int at = from.size() - 1; at >= common; at--) {
                step(steps, "remove", path + "/" + at, null);
            }
            for (int at = common; at < to.size(); at++) {
                step(steps, "add", path + (at % 2 == 0 ? "/-" : "/" + at), to.get(at));
            }
        } else {
            step(steps, path.isEmpty() ? "add" : "replace", path, to);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void step(ArrayNode steps, String op, String path, JsonNode value) {
        var step = steps.addObject().put("op", op).put("path", path);
        if (value != null) {
            step.set("value", value);
        }
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        return Arbitraries.maps(names(), values(3)).ofMaxSize(4).map(Wire::tree);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "a/b", "~", "~1", "", "0", "-", "é", "a b");
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.of("", "x", "\"", "\u2028", "<").map(text -> (Object) text),
                Arbitraries.integers().map(number -> (Object) (double) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag));
        if (depth == 0) {
            return plain;
        }
        return Arbitraries.oneOf(
                plain,
                values(depth - 1).list().ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.maps(names(), values(depth - 1)).ofMaxSize(3).map(map -> (Object) map));
    }

    @Provide
    Arbitrary<Machine> machines() {
        var words = Arbitraries.of("aa", "bb", "cc").list().ofMaxSize(3);
        var params =
                Arbitraries.maps(Arbitraries.of("p/a", "p~b", "pc"), values(2)).ofMaxSize(3);
        var meta = Arbitraries.maps(Arbitraries.of("k/1", "k~2"), Arbitraries.of("", "v"))
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of("m1", "m2"),
                        words,
                        words,
                        params,
                        meta,
                        Arbitraries.integers().between(-1, 3))
                .as(PatchRoundTripsTest::machine);
    }

    private static Machine machine(
            String name,
            List<String> tasks,
            List<String> profiles,
            Map<String, Object> params,
            Map<String, String> meta,
            int task) {
        var json = Wire.tree(Map.of(
                "Uuid", "3e7031fe-3062-45f1-835c-92541bc9cbd3",
                "Name", name,
                "Tasks", tasks,
                "Profiles", profiles,
                "Params", params,
                "Meta", meta,
                "CurrentTask", task));
        return Wire.read(Machine.KIND, json.toString().getBytes(UTF_8));
    }
}
