// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millwright.models.Event;

class EventFilterTest {

    private static boolean finds(String filter, String type, String action, String key) {
        return EventFilter.of(filter).finds(Event.of(type, action, key));
    }

    @Test
    void findsByExactWordsAndByAsterisks() {
        assertThat(finds("machines.update.m1", "machines", "update", "m1")).isTrue();
        assertThat(finds("machines.*.m1", "machines", "delete", "m1")).isTrue();
        assertThat(finds("*.*.*", "", "", "")).isTrue();
        assertThat(finds("machines.update.m1", "machines", "update", "m2")).isFalse();
        assertThat(finds("mach*.*.*", "machines", "update", "m1")).isFalse();
    }

    @Test
    void keepsTheDotsOfAKey() {
        assertThat(finds("a.b.c.d", "a", "b", "c.d")).isTrue();
        assertThat(finds("a.b.c", "a", "b", "c.d")).isFalse();
    }

    @Test
    void findsNothingByFewerThanThreeParts() {
        assertThat(finds("*", "a", "b", "c")).isFalse();
        assertThat(finds("*.*", "a", "b", "c")).isFalse();
        assertThat(finds("", "", "", "")).isFalse();
    }

    @Test
    void takesListsAndEscapes() {
        assertThat(finds("machines, jobs.create,update.*", "jobs", "update", "x"))
                .isTrue();
        assertThat(finds("machines,jobs.create.*", "stages", "create", "x")).isFalse();
        assertThat(finds("a\\1b.c\\2d.\\3", "a.b", "c,d", "*")).isTrue();
        assertThat(finds("a.b.\\3", "a", "b", "x")).isFalse();
    }
}
