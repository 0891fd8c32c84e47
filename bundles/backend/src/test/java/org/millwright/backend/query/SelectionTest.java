// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Stage;
import org.millwright.models.Subnet;
import org.millwright.models.User;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;

class SelectionTest {

    private static final Map<String, Function<Stage, String>> VALUES = new TreeMap<>(Map.of(
            "Name", Stage::name,
            "Key", Stage::name,
            "BootEnv", Stage::bootEnv,
            "Meta.color", stage -> stage.meta().getOrDefault("color", "")));

    private static final Map<String, BiPredicate<String, List<String>>> FUNCTIONS = new TreeMap<>(Map.of(
            "Eq", (value, args) -> value.equals(args.get(0)),
            "Ne", (value, args) -> !value.equals(args.get(0)),
            "Lt", (value, args) -> value.compareTo(args.get(0)) < 0,
            "Lte", (value, args) -> value.compareTo(args.get(0)) <= 0,
            "Gt", (value, args) -> value.compareTo(args.get(0)) > 0,
            "Gte", (value, args) -> value.compareTo(args.get(0)) >= 0,
            "In", (value, args) -> args.contains(value),
            "Nin", (value, args) -> !args.contains(value),
            "Between", (value, args) -> value.compareTo(args.get(0)) >= 0 && value.compareTo(args.get(1)) <= 0,
            "Except", (value, args) -> value.compareTo(args.get(0)) < 0 || value.compareTo(args.get(1)) > 0));

    /** A condition as it is sent, and what it means. */
    record Asked(String name, String function, List<String> args) {

        String text() {
            return function + "(" + String.join(",", args) + ")";
        }

        boolean holds(Stage stage) {
            return FUNCTIONS.get(function).test(VALUES.get(name).apply(stage), args);
        }
    }

    record Page(List<String> sort, boolean reverse, int offset, int limit) {}

    @Property(tries = 300)
    void findsWhatAScanFinds(
            @ForAll("stages") List<Stage> stages, @ForAll("conditions") List<Asked> asked, @ForAll("pages") Page page) {
        try (var backend = new LiveBackend(new MemoryStore(), List::of)) {
            for (Stage stage : stages) {
                backend.write(Request.of("test"), tx -> tx.save(Stage.KIND, stage));
            }
            var image = backend.image();
            var all = image.table(Stage.KIND).all().stream()
                    .map(item -> item.value())
                    .toList();
            var expected = scan(all, asked, page);
            var matching = scan(all, asked, new Page(List.of(), false, 0, Integer.MAX_VALUE));

            var found = new Selection(terms(asked, page)).in(image, Stage.KIND, backend.params(image));

            assertThat(found.items()).extracting(item -> item.value()).isEqualTo(expected);
            assertThat(found.matching()).isEqualTo(matching.size());
            assertThat(found.total()).isEqualTo(all.size());
        }
    }

    private static List<Stage> scan(List<Stage> all, List<Asked> asked, Page page) {
        var found = new ArrayList<Stage>();
        for (Stage stage : all) {
            boolean matches = VALUES.keySet().stream().allMatch(name -> {
                var any = asked.stream().filter(one -> one.name().equals(name)).toList();
                return any.isEmpty() || any.stream().anyMatch(one -> one.holds(stage));
            });
            if (matches) {
                found.add(stage);
            }
        }
        page.sort().forEach(name -> found.sort(Comparator.comparing(VALUES.get(name))));
        if (page.reverse()) {
            Collections.reverse(found);
        }
        return found.stream().skip(page.offset()).limit(page.limit()).toList();
    }

    private static Map<String, List<String>> terms(List<Asked> asked, Page page) {
        var terms = new TreeMap<String, List<String>>();
        asked.forEach(one ->
                terms.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one.text()));
        if (!page.sort().isEmpty()) {
            terms.put("sort", page.sort());
        }
        if (page.reverse()) {
            terms.put("reverse", List.of(""));
        }
        terms.put("offset", List.of(String.valueOf(page.offset())));
        terms.put("limit", List.of(String.valueOf(page.limit())));
        return terms;
    }

    @Provide
    Arbitrary<List<Stage>> stages() {
        var words = Arbitraries.of("aa", "ab", "ba", "bb", "ca");
        return Combinators.combine(words, Arbitraries.of("", "aa", "bb"), Arbitraries.of("", "ba", "red"))
                .as((name, env, color) -> stage(name, env, color))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Asked>> conditions() {
        return Combinators.combine(
                        Arbitraries.of(VALUES.keySet()),
                        Arbitraries.of(FUNCTIONS.keySet()),
                        Arbitraries.of("aa", "ab", "ba", "bb", "red", "").list().ofSize(2))
                .as((name, function, words) -> new Asked(name, function, arguments(function, words)))
                .list()
                .ofMaxSize(4);
    }

    private static List<String> arguments(String function, List<String> words) {
        return List.of("In", "Nin", "Between", "Except").contains(function) ? words : words.subList(0, 1);
    }

    @Provide
    Arbitrary<Page> pages() {
        return Combinators.combine(
                        Arbitraries.of(VALUES.keySet()).list().ofMaxSize(2),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 9))
                .as(Page::new);
    }

    private static Stage stage(String name, String env, String color) {
        return Wire.read(
                Stage.KIND,
                "{\"Name\":\"%s\",\"BootEnv\":\"%s\",\"Meta\":{\"color\":\"%s\"}}"
                        .formatted(name, env, color)
                        .getBytes(UTF_8));
    }

    @Test
    void saysWhatCanNotBeAsked() {
        refused("Filter not found: Nope", "Nope", "x");
        refused("Not sortable: Tasks", "sort", "Tasks");
        refused("Not sortable: Nope", "sort", "Nope");
        refused("Offset not valid: strconv.Atoi: parsing \"x\": invalid syntax", "offset", "x");
        refused("Limit cannot be negative", "limit", "-1");
        refused("Reboot must be true or false", "Reboot", "maybe");
        refused("cannot match via regular expression", "Reboot", "Re(t)");
        refused("Between needs two values", "Name", "Between(a)");
    }

    @Test
    void sortsByTheFlagsThatHaveAnOrder() {
        try (var backend = new LiveBackend(new MemoryStore(), List::of)) {
            for (String subnet : List.of(
                    "{'Name':'a1','Subnet':'10.1.0.1/24','Proxy':true}",
                    "{'Name':'b1','Subnet':'10.2.0.1/24','ActiveStart':'10.2.0.5','ActiveEnd':'10.2.0.9'}",
                    "{'Name':'c1','Subnet':'10.3.0.1/24','Proxy':true}")) {
                var read = Wire.read(Subnet.KIND, subnet.replace('\'', '"').getBytes(UTF_8));
                backend.write(Request.of("test"), tx -> tx.save(Subnet.KIND, read));
            }
            var image = backend.image();

            var found = new Selection(Map.of("sort", List.of("Proxy"))).in(image, Subnet.KIND, backend.params(image));

            assertThat(found.items()).extracting(Item::key).containsExactly("b1", "a1", "c1");
        }
        refused("Not sortable: Reboot", "sort", "Reboot");
    }

    @Test
    void findsByFieldsThatAreNoAttributes() {
        try (var backend = new LiveBackend(new MemoryStore(), List::of)) {
            for (String user : List.of(
                    "{'Name':'aa','Description':'first','Roles':['ra','rb'],'PasswordHash':'YQ=='}",
                    "{'Name':'bb','Description':'second','Roles':['rb']}")) {
                var read = Wire.read(User.KIND, user.replace('\'', '"').getBytes(UTF_8));
                backend.write(Request.of("test"), tx -> tx.save(User.KIND, read));
            }
            found(backend, Map.of("Description", List.of("first")), "aa");
            found(backend, Map.of("Description", List.of("Re(^sec)")), "bb");
            found(backend, Map.of("Roles", List.of("ra,rb")), "aa");
            found(backend, Map.of("sort", List.of("Description"), "reverse", List.of("")), "bb", "aa");
            for (String hidden : List.of("PasswordHash", "Meta")) {
                var selection = new Selection(Map.of(hidden, List.of("x")));
                assertThatThrownBy(() -> selection.in(backend.image(), User.KIND, backend.params(backend.image())))
                        .hasMessage("Filter not found: " + hidden);
            }
        }
        refused("RunnerWait must be true or false", "RunnerWait", "maybe");
    }

    @Test
    void comparesNumbersAndAddressesOfFields() {
        try (var backend = new LiveBackend(new MemoryStore(), List::of)) {
            for (int number : List.of(9, 10)) {
                var read = Wire.read(
                        Subnet.KIND,
                        "{\"Name\":\"n%d\",\"Subnet\":\"10.%d.0.1/24\",\"Proxy\":true,\"ActiveLeaseTime\":%d}"
                                .formatted(number, number, number * 60)
                                .getBytes(UTF_8));
                backend.write(Request.of("test"), tx -> tx.save(Subnet.KIND, read));
            }
            var image = backend.image();
            var over = new Selection(Map.of("ActiveLeaseTime", List.of("Gt(570)")));
            assertThat(over.in(image, Subnet.KIND, backend.params(image)).items())
                    .extracting(Item::key)
                    .containsExactly("n10");
        }
        refused("CurrentTask must be a number", "CurrentTask", "x", Machine.KIND);
    }

    private static void found(LiveBackend backend, Map<String, List<String>> terms, String... keys) {
        var image = backend.image();
        assertThat(new Selection(terms)
                        .in(image, User.KIND, backend.params(image))
                        .items())
                .extracting(Item::key)
                .containsExactly(keys);
    }

    private static void refused(String message, String name, String text) {
        refused(message, name, text, Stage.KIND);
    }

    private static void refused(String message, String name, String text, Kind<?> kind) {
        try (var backend = new LiveBackend(new MemoryStore(), List::of)) {
            var image = backend.image();
            var selection = new Selection(Map.of(name, List.of(text)));
            assertThatThrownBy(() -> selection.in(image, kind, backend.params(image)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }
}
