// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.itests.Components.Component;

/** No component waits for itself: which of a circle gets the other would be left to the order in which they start. */
class ComponentsTest {

    @Test
    void noComponentOfAnyBuiltBundleNeedsItself() throws IOException {
        var components = Components.of(Built.bundles());
        assertThat(components.named()).as("components").hasSizeGreaterThan(30);
        assertThat(components.named().get("org.millwright.backend.internal.BackendComponent"))
                .satisfies(backend -> {
                    assertThat(backend.provided()).contains("org.millwright.backend.Backend");
                    assertThat(backend.wanted()).contains("org.millwright.metrics.Metrics");
                });
        assertThat(components.circles()).isEmpty();
    }

    @Test
    void findsACircleOverOthers() {
        var components = new Components(Map.of(
                "backend", component("Backend", "Listener"),
                "levels", component("Levels", "Metrics"),
                "metrics", component("Metrics", "Source"),
                "paths", component("Listener", "Renderer"),
                "renderer", component("Renderer", "Backend")));
        assertThat(components.circles()).hasSize(1);
        assertThat(components.circles().get(0)).containsExactlyInAnyOrder("backend", "paths", "renderer");
    }

    @Test
    void findsOneThatAsksForWhatItProvides() {
        assertThat(new Components(Map.of("echo", component("Echo", "Echo"))).circles())
                .containsExactly(List.of("echo"));
    }

    private static Component component(String provided, String wanted) {
        return new Component(Set.of(provided), Set.of(wanted));
    }
}
