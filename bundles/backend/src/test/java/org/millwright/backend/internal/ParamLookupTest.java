// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Param;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Status;

class ParamLookupTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    /** What one source holds. */
    @Provide
    Arbitrary<Map<String, Object>> values() {
        Arbitrary<Object> value = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 99).map(number -> (Object) (double) number),
                Arbitraries.of("x", "y", ""),
                Arbitraries.just(List.of("z")));
        return Arbitraries.maps(Arbitraries.of(NAMES), value).ofMaxSize(3);
    }

    /** The sources: the machine, profiles p1 to p4, the stage, the global profile, defaults. */
    @Property(tries = 300)
    void theFirstSourceThatHasANameWins(
            @ForAll @Size(8) List<@net.jqwik.api.From("values") Map<String, Object>> sources,
            @ForAll("profiles") List<String> own,
            @ForAll("profiles") List<String> stages) {
        var machine = machine(own, sources.get(0));
        var image = image(sources, stages);
        var lookup = new ParamLookup(image, new Schemas(), false);
        var order = new ArrayList<Map<String, Object>>();
        order.add(sources.get(0));
        own.forEach(name -> order.add(sources.get(name.charAt(1) - '0')));
        order.add(sources.get(5));
        stages.forEach(name -> order.add(sources.get(name.charAt(1) - '0')));
        order.add(sources.get(6));
        assertThat(lookup.all(machine)).isEqualTo(merged(order));
        assertThat(lookup.of(machine)).isEqualTo(sources.get(0));
        order.add(sources.get(7));
        for (String name : NAMES) {
            assertThat(lookup.find(machine, name))
                    .isEqualTo(Optional.ofNullable(merged(order).get(name)));
            assertThat(lookup.find(name))
                    .isEqualTo(Optional.ofNullable(
                            merged(List.of(sources.get(6), sources.get(7))).get(name)));
        }
    }

    @Provide
    Arbitrary<List<String>> profiles() {
        return Arbitraries.of("p1", "p2", "p3", "p4").list().uniqueElements().ofMaxSize(3);
    }

    @Property(tries = 30)
    void whatIsSealedOpensAgain(@ForAll("values") Map<String, Object> value) {
        var key = BoxKey.random();
        var sealed = SecureData.seal(key.publicKey(), value);
        assertThat(SecureData.read(sealed.plain()).open(Optional.of(key))).isEqualTo(value);
        assertThat(SecureData.looksLike(sealed.plain())).isTrue();
    }

    @Test
    void looksIntoTheProfilesOfProfilesOnce() {
        var image = new FakeImage()
                .with(Profile.KIND, new Profile(Map.of(), "", "p1", "", "", Map.of("a", "1"), List.of("p2", "p1")))
                .with(Profile.KIND, new Profile(Map.of(), "", "p2", "", "", Map.of("a", "2", "b", "2"), List.of("p1")))
                .with(Profile.KIND, new Profile(Map.of(), "", "p3", "", "", Map.of("b", "3", "c", "3"), List.of()));
        var all = new ParamLookup(image, new Schemas(), false).all(machine(List.of("p1", "p3"), Map.of()));
        assertThat(all).isEqualTo(Map.of("a", "1", "b", "2", "c", "3"));
    }

    @Test
    void readsTextsAsTheirParamWantsThem() {
        var image = new FakeImage()
                .with(Param.KIND, Given.json(Param.KIND, "{\"Name\":\"text\",\"Schema\":{\"type\":\"string\"}}"))
                .with(Param.KIND, Given.json(Param.KIND, "{\"Name\":\"count\",\"Schema\":{\"type\":\"integer\"}}"));
        var lookup = new ParamLookup(image, new Schemas(), false);
        assertThat(lookup.read("text", "bare")).isEqualTo("bare");
        assertThat(lookup.read("text", "\"quoted\"")).isEqualTo("quoted");
        assertThat(lookup.read("count", "7")).isEqualTo(7.0);
        assertThat(lookup.read("free", "[true]")).isEqualTo(List.of(true));
        refused(lookup, "count", "7.5", "(root): Invalid type. Expected: integer, given: number");
        refused(lookup, "text", "7", "(root): Invalid type. Expected: string, given: integer");
    }

    private static void refused(ParamLookup lookup, String name, String text, String said) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> lookup.read(name, text))
                .withMessage(said);
    }

    private static Map<String, Object> merged(List<Map<String, Object>> sources) {
        var merged = new TreeMap<String, Object>();
        sources.forEach(source -> source.forEach(merged::putIfAbsent));
        return merged;
    }

    private static Item<Machine> machine(List<String> profiles, Map<String, Object> params) {
        Machine machine = Given.json(Machine.KIND, "{\"Name\":\"m1\",\"Stage\":\"st\"}");
        return new Item<>(Machine.KIND, machine.withProfiles(profiles).withParams(params), Status.GOOD);
    }

    private static FakeImage image(List<Map<String, Object>> sources, List<String> stageProfiles) {
        var image = new FakeImage();
        for (int at = 1; at < 5; at++) {
            image.with(Profile.KIND, new Profile(Map.of(), "", "p" + at, "", "", sources.get(at), List.of()));
        }
        image.with(Profile.KIND, new Profile(Map.of(), "", "global", "", "", sources.get(6), List.of()));
        image.with(Stage.KIND, stage(sources.get(5), stageProfiles));
        sources.get(7)
                .forEach((name, value) ->
                        image.with(Param.KIND, new Param(Map.of(), "", name, "", "", false, Map.of("default", value))));
        return image;
    }

    private static Stage stage(Map<String, Object> params, List<String> profiles) {
        return new Stage(
                Map.of(), "", "st", "", "", List.of(), List.of(), List.of(), params, "", List.of(), profiles, false,
                true);
    }
}
