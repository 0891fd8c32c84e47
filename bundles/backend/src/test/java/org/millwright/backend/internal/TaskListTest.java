// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.millwright.models.Task;

/** Random task lists against what their parts mean. */
class TaskListTest {

    private static final Map<String, List<String>> NEEDS = Map.of(
            "t1", List.of(), "t2", List.of("t1"), "t3", List.of("t2", "t4"), "t4", List.of(), "t5", List.of("t3"));

    private static final FakeImage IMAGE = new FakeImage();

    static {
        NEEDS.forEach((name, needs) -> IMAGE.with(
                Task.KIND,
                Given.json(
                        Task.KIND,
                        "{\"Name\":\"" + name + "\",\"Prerequisites\":["
                                + String.join(
                                        ",",
                                        needs.stream().map(n -> '"' + n + '"').toList()) + "]}")));
    }

    @Provide
    Arbitrary<List<String>> entries() {
        return Arbitraries.of("t1", "t2", "t3", "t4", "t5", "stage:s1", "stage:s2", "bootenv:b1", "action:a1")
                .list()
                .ofMaxSize(9);
    }

    @Property
    void isItsPartsInOrder(@ForAll("entries") List<String> entries, @ForAll @IntRange(min = -1, max = 12) int current) {
        var list = new TaskList(entries, current);
        var joined = new ArrayList<>(list.past());
        joined.addAll(list.present());
        joined.addAll(list.future());
        assertThat(joined).isEqualTo(entries);
        assertThat(list.past()).hasSize(Math.min(current + 1, entries.size()));
        assertThat(list.present()).noneMatch(entry -> entry.startsWith("stage:"));
        assertThat(list.future().isEmpty() || list.future().get(0).startsWith("stage:"))
                .isTrue();
    }

    /** A list may become what it was with anything but stages between its past and its future. */
    @Property
    void onlyThePresentChanges(
            @ForAll("entries") List<String> entries,
            @ForAll @IntRange(min = -1, max = 9) int current,
            @ForAll("entries") List<String> middle,
            @ForAll @IntRange(max = 3) int dropped,
            @ForAll @IntRange(max = 3) int cut) {
        var list = new TaskList(entries, Math.min(current, entries.size() - 1));
        var next =
                new ArrayList<>(list.past().subList(0, Math.max(0, list.past().size() - dropped)));
        next.addAll(middle);
        next.addAll(list.future().subList(0, Math.max(0, list.future().size() - cut)));
        assertThat(list.refusal(new TaskList(next, list.current())).isEmpty()).isEqualTo(allowed(list, next));
    }

    private static boolean allowed(TaskList list, List<String> next) {
        int begin = list.past().size();
        int end = next.size() - list.future().size();
        return begin <= end
                && next.subList(0, begin).equals(list.past())
                && next.subList(end, next.size()).equals(list.future())
                && next.subList(begin, end).stream().noneMatch(entry -> entry.startsWith("stage:"));
    }

    @Property
    void everythingIsDoneBeforeWhatNeedsIt(
            @ForAll("entries") List<String> entries, @ForAll @IntRange(min = -1, max = 9) int current) {
        var list = new TaskList(entries, current);
        var expanded = list.expanded(IMAGE, message -> {});
        assertThat(expanded.past()).isEqualTo(list.past());
        assertThat(expanded.expanded(IMAGE, message -> {})).isEqualTo(expanded);
        assertThat(withoutInserted(expanded.entries(), entries)).isTrue();
        Set<String> done = new HashSet<>();
        for (int at = 0; at < expanded.entries().size(); at++) {
            String entry = expanded.entries().get(at);
            if (entry.startsWith("bootenv:")) {
                done.clear();
            } else if (at > current && NEEDS.containsKey(entry) && !done.contains(entry)) {
                assertThat(done).containsAll(NEEDS.get(entry));
            }
            done.add(entry);
        }
    }

    private static boolean withoutInserted(List<String> longer, List<String> entries) {
        int at = 0;
        for (String entry : longer) {
            at += at < entries.size() && entry.equals(entries.get(at)) ? 1 : 0;
        }
        return at == entries.size();
    }
}
