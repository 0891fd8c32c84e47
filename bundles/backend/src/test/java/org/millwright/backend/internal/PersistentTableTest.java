// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Status;

class PersistentTableTest {

    private static final List<String> WORDS = List.of("", "a", "b", "c");
    private static final String UUID = "3e7031fe-3062-45f1-835c-92541bc9cbd";

    /** A machine that comes or changes; with the name {@code gone} it goes. */
    @Provide
    Arbitrary<List<Machine>> steps() {
        var uuid = Arbitraries.integers().between(0, 9).map(digit -> UUID + digit);
        var word = Arbitraries.of(WORDS);
        var words = Arbitraries.of("a", "b", "c").list().uniqueElements().ofMaxSize(3);
        return Combinators.combine(uuid, Arbitraries.of("gone", "n1", "n2", "n3"), word, words, words)
                .as((key, name, stage, profiles, macs) -> Given.json(
                                Machine.KIND, "{\"Uuid\":\"" + key + "\",\"Name\":\"" + name + "\"}")
                        .with()
                        .stage(stage)
                        .profiles(profiles)
                        .hardwareAddrs(macs)
                        .build())
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void isTheModelAfterEachStepAndEarlierTablesStay(@ForAll("steps") List<Machine> steps) {
        var table = PersistentTable.empty(Machine.KIND);
        var model = new TreeMap<String, Item<Machine>>();
        var history = new LinkedHashMap<PersistentTable<Machine>, Map<String, Item<Machine>>>();
        for (Machine machine : steps) {
            if (machine.name().equals("gone")) {
                table = table.remove(machine.uuid());
                model.remove(machine.uuid());
            } else {
                var item = new Item<>(Machine.KIND, machine, Status.GOOD);
                table = table.put(item);
                model.put(item.key(), item);
            }
            history.put(table, new TreeMap<>(model));
        }
        history.forEach(PersistentTableTest::compare);
        compare(PersistentTable.of(Machine.KIND, new ArrayList<>(model.values())), model);
    }

    private static void compare(PersistentTable<Machine> table, Map<String, Item<Machine>> model) {
        assertThat(table.size()).isEqualTo(model.size());
        assertThat(List.copyOf(table.all())).isEqualTo(List.copyOf(model.values()));
        for (int digit = 0; digit < 10; digit++) {
            assertThat(table.find(UUID + digit).orElse(null)).isEqualTo(model.get(UUID + digit));
            assertThat(table.lookup("Uuid:" + UUID + digit).orElse(null)).isEqualTo(model.get(UUID + digit));
        }
        for (String word : List.of("a", "b", "c", "n1", "n2", "n3")) {
            assertThat(table.with("Name", word)).isEqualTo(having(model, m -> List.of(m.name()), word));
            assertThat(table.with("Stage", word)).isEqualTo(having(model, m -> List.of(m.stage()), word));
            assertThat(table.naming("stages", word)).isEqualTo(having(model, m -> List.of(m.stage()), word));
            assertThat(table.with("Profiles", word)).isEqualTo(having(model, Machine::profiles, word));
            assertThat(table.naming("profiles", word)).isEqualTo(having(model, Machine::profiles, word));
            assertThat(table.with("HardwareAddr", word)).isEqualTo(having(model, Machine::hardwareAddrs, word));
        }
        assertThat(table.with("Stage", "")).isEmpty();
    }

    private static List<Item<Machine>> having(
            Map<String, Item<Machine>> model, java.util.function.Function<Machine, List<String>> words, String word) {
        return model.values().stream()
                .filter(item -> words.apply(item.value()).contains(word))
                .toList();
    }

    @Test
    void refusesToLookWhereThereIsNoIndex() {
        var table = PersistentTable.empty(Machine.KIND);
        assertThatThrownBy(() -> table.with("Runnable", "true"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("machines has no index Runnable");
    }
}
