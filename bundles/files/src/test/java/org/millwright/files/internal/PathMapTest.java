// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.render.RenderedPath;
import org.millwright.render.Subject;

class PathMapTest {

    private final PathMap map = new PathMap();

    private static RenderedPath path(String path, String entry) {
        return new RenderedPath(path, new Subject("machines", "", ""), entry, "");
    }

    private String served(String path) {
        return map.find(path).map(RenderedPath::entry).orElse("");
    }

    @Test
    void servesTheNewestOfThoseThatAreLeft() {
        for (String unit : List.of("a", "b", "c")) {
            map.put(unit, List.of(path("/x", unit)));
        }
        assertThat(served("/x")).isEqualTo("c");
        map.put("b", List.of());
        assertThat(served("/x")).isEqualTo("c");
        map.put("c", List.of());
        assertThat(served("/x")).isEqualTo("a");
        map.put("b", List.of(path("/x", "b")));
        assertThat(served("/x")).isEqualTo("b");
        map.keep(Set.of("a"));
        assertThat(served("/x")).isEqualTo("a");
        map.put("a", List.of());
        assertThat(map.find("/x")).isEmpty();
    }

    @Test
    void keepsItsPlaceWhoClaimsAgain() {
        map.put("a", List.of(path("/x", "a")));
        map.put("b", List.of(path("/x", "b")));
        map.put("a", List.of(path("/x", "a"), path("/y", "a"), path("/y", "a")));
        assertThat(served("/x")).isEqualTo("b");
        assertThat(served("/y")).isEqualTo("a");
        map.put("a", List.of(path("/y", "a")));
        map.put("b", List.of());
        assertThat(map.find("/x")).isEmpty();
    }
}
