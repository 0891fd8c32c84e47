// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.models.Wire;
import org.millwright.store.Store.Entry;

/** What every store must do. A store's own test extends this and says how to open one. */
public abstract class StoreConformance {

    protected Store store;

    /** Opens the store under test; called again after a close, it opens the same one. */
    protected abstract Store open();

    /** Whether the store still has its values when it is opened again. */
    protected abstract boolean durable();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(contents()).isEmpty();
    }

    @Test
    void replaysWhatWasAppended() {
        store.append(List.of(entry("machines", "a", "1"), entry("machines", "b", "2")));
        store.append(List.of(entry("leases", "a", "3")));

        assertThat(contents())
                .containsOnly(Map.entry("machines a", "1"), Map.entry("machines b", "2"), Map.entry("leases a", "3"));
    }

    @Test
    void keepsTheLastValueOfAKey() {
        store.append(List.of(entry("machines", "a", "a long first value")));
        store.append(List.of(entry("machines", "a", "2")));

        assertThat(contents()).containsOnly(Map.entry("machines a", "2"));
    }

    @Test
    void forgetsWhatIsRemoved() {
        store.append(List.of(entry("machines", "a", "1"), entry("machines", "b", "2")));
        store.append(List.of(Entry.removal("machines", "a")));

        assertThat(contents()).containsOnly(Map.entry("machines b", "2"));
    }

    @Test
    void removesWhatIsNotThereWithoutComplaint() {
        store.append(List.of(Entry.removal("machines", "a")));

        assertThat(contents()).isEmpty();
    }

    @Test
    void appliesABatchInItsOrder() {
        store.append(List.of(
                entry("machines", "a", "1"),
                Entry.removal("machines", "a"),
                entry("machines", "b", "1"),
                entry("machines", "b", "2")));

        assertThat(contents()).containsOnly(Map.entry("machines b", "2"));
    }

    @Test
    void acceptsAnEmptyBatch() {
        store.append(List.of());

        assertThat(contents()).isEmpty();
    }

    @Test
    void keepsNothingOfABatchThatFails() {
        store.append(List.of(entry("machines", "a", "1")));

        var batch = failingAtTheEnd(entry("machines", "a", "2"), entry("leases", "b", "2"));
        assertThatThrownBy(() -> store.append(batch)).hasStackTraceContaining("no more");

        assertThat(contents()).containsOnly(Map.entry("machines a", "1"));
        store.append(List.of(entry("machines", "a", "3")));
        assertThat(contents()).containsOnly(Map.entry("machines a", "3"));
    }

    @Test
    void takesAnyTextAsKind() {
        store.append(List.of(entry("racks/ü", "a", "1"), entry("racks", "ü/a", "2")));

        assertThat(contents()).containsOnly(Map.entry("racks/ü a", "1"), Map.entry("racks ü/a", "2"));
    }

    @Test
    void takesAnyTextAsKey() {
        var keys = List.of(
                "a/b/c", "/", "..", "a b", "ümlaut", "漢字", "\uD83D\uDE00", "50%", "%2F", "a+b", "x".repeat(250));
        store.append(keys.stream().map(key -> entry("templates", key, key)).toList());

        assertThat(contents().values()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(contents().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().map(key -> "templates " + key).toList());
    }

    @Test
    void refusesANulInAKindOrAKey() {
        assertThatThrownBy(() -> entry("machines", "a\u0000b", "1"))
                .isInstanceOf(StoreException.class)
                .hasMessage("A kind or a key has no NUL character: machines/a?b");
        assertThatThrownBy(() -> entry("\u0000", "a", "1")).isInstanceOf(StoreException.class);
    }

    @Test
    void takesLargeValues() {
        String large = "0123456789abcdef".repeat(65536);
        store.append(
                List.of(entry("templates", "a", large), entry("templates", "b", large), entry("templates", "c", "1")));

        assertThat(contents()).hasSize(3).containsEntry("templates a", large).containsEntry("templates b", large);
    }

    @Test
    void keepsWhatJsonCanExpress() {
        var json = Wire.tree(
                """
                {"Text":"a\\nb: \\"c\\"\\t #d ","Odd":["yes","1.10","2026-01-01","","\u00fc\u6f22\ud83d\ude00","\\u0001"],
                "Whole":9007199254740993,"Ratio":0.1,"Flag":false,"None":null,"Map":{},"List":[[]]}"""
                        .getBytes(UTF_8));
        store.append(List.of(new Entry("templates", "a", Wire.bytes(json))));

        store.replay((kind, key, value) -> assertThat(Wire.tree(value)).isEqualTo(json));
    }

    @Test
    void keepsEverythingAcrossACloseAndOpen() {
        assumeTrue(durable());
        store.append(List.of(entry("machines", "a", "1"), entry("machines", "b", "2"), entry("leases", "a/b", "3")));
        store.append(List.of(Entry.removal("machines", "b")));

        store.close();
        store = open();

        assertThat(contents()).containsOnly(Map.entry("machines a", "1"), Map.entry("leases a/b", "3"));
    }

    @Test
    void refusesWhenClosed() {
        store.close();

        assertThatThrownBy(() -> store.append(List.of(entry("machines", "a", "1"))))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(this::contents).isInstanceOf(StoreException.class);
    }

    @Test
    void closesTwiceWithoutComplaint() {
        store.close();
        store.close();
    }

    private Map<String, String> contents() {
        var found = new TreeMap<String, String>();
        store.replay((kind, key, value) -> assertThat(found.put(kind + " " + key, text(value)))
                .as("replayed once")
                .isNull());
        return found;
    }

    private static List<Entry> failingAtTheEnd(Entry... entries) {
        return new AbstractList<>() {
            @Override
            public Entry get(int index) {
                if (index == entries.length) {
                    throw new IllegalStateException("no more");
                }
                return entries[index];
            }

            @Override
            public int size() {
                return entries.length + 1;
            }
        };
    }

    private static Entry entry(String kind, String key, String value) {
        return new Entry(kind, key, Wire.bytes(Map.of("Value", value)));
    }

    /** Stores keep JSON; which white space is theirs. */
    private static String text(byte[] value) {
        return Wire.tree(value).path("Value").textValue();
    }
}
