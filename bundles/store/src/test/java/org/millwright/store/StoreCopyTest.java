// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.store.Store.Entry;

class StoreCopyTest {

    private final Store source = new MemoryStore();
    private final Store target = new MemoryStore();

    @Test
    void copiesEverything() {
        source.append(IntStream.range(0, 1234).mapToObj(i -> entry("k" + i)).toList());

        assertThat(StoreCopy.copy(source::replay, target, false)).isEqualTo(1234);
        assertThat(keys()).hasSize(1234).contains("k0", "k1233");
    }

    @Test
    void refusesATargetThatHasSomethingUnlessToldOtherwise() {
        source.append(List.of(entry("a")));
        target.append(List.of(entry("b")));

        assertThatThrownBy(() -> StoreCopy.copy(source::replay, target, false))
                .isInstanceOf(StoreException.class)
                .hasMessage("The target is not empty");
        assertThat(keys()).containsExactly("b");

        StoreCopy.copy(source::replay, target, true);
        assertThat(keys()).containsExactly("a", "b");
    }

    private Set<String> keys() {
        var keys = new TreeSet<String>();
        target.replay((kind, key, value) -> keys.add(key));
        return keys;
    }

    private static Entry entry(String key) {
        return new Entry("machines", key, "{}".getBytes(UTF_8));
    }
}
