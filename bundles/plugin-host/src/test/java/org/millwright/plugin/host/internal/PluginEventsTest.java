// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.events.Told;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Plugin;
import org.millwright.models.Profile;
import org.millwright.models.Wire;
import org.millwright.plugin.ActionException;
import org.millwright.store.MemoryStore;

class PluginEventsTest {

    private static final Request USER = Request.of("user:test");

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final EventHub events = new EventHub();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final PluginHost host = new PluginHost(backend, events, Duration.ofSeconds(20), Duration.ofSeconds(20));

    @BeforeEach
    void follow() {
        backend.follow(host);
        events.follow(told::add);
    }

    @AfterEach
    void close() {
        host.close();
        backend.close();
    }

    private <T extends Model> void create(Kind<T> kind, String json) {
        backend.write(
                USER,
                tx -> tx.create(kind, Wire.read(kind, json.replace('\'', '"').getBytes(UTF_8))));
    }

    private List<String> steps() {
        var steps = new ArrayList<String>();
        told.forEach(one -> steps.add(one.event().type() + "." + one.event().action() + "."
                + one.event().key()));
        return steps;
    }

    private void until(String step) {
        while (!steps().contains(step)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsWhatAPluginGoesThrough() {
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        var painter = new Painter();
        host.addProvider(painter);
        until("plugins.configed.mine");
        backend.write(USER, tx -> tx.delete(Plugin.KIND, "mine"));
        until("plugins.remove.mine");
        host.removeProvider(painter);
        assertThat(steps())
                .containsExactly(
                        "plugin_providers.create.painter",
                        "plugins.start.mine",
                        "plugins.config.mine",
                        "plugins.configed.mine",
                        "plugins.stop.mine",
                        "plugins.stopped.mine",
                        "plugins.remove.mine",
                        "plugin_providers.delete.painter");
        assertThat(told).extracting(one -> one.event().principal()).containsOnly("");
    }

    @Test
    void tellsThatAPluginDidNotStart() {
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        var painter = new Painter();
        painter.failure = new ActionException(400, "no paint");
        host.addProvider(painter);
        until("plugins.stopped.mine");
        assertThat(steps()).doesNotContain("plugins.configed.mine");
    }

    @Test
    void tellsOfAnActionBeforeItRunsWithoutSecureValues() {
        create(Profile.KIND, "{'Name':'house'}");
        create(Param.KIND, "{'Name':'pin','Secure':true,'Schema':{'type':'string'}}");
        create(Plugin.KIND, "{'Name':'mine','Provider':'painter'}");
        host.addProvider(new Painter());
        until("plugins.configed.mine");
        host.run(USER, "profiles", "house", "paint", Map.of("colour", "red", "pin", "1234"));
        var last = new ArrayList<>(told).get(told.size() - 1);
        assertThat(last.event().principal()).isEqualTo("user:test");
        assertThat(new String(last.json(), UTF_8))
                .contains("\"Type\":\"profiles\",\"Action\":\"paint\",\"Key\":\"house\"")
                .contains("\"Object\":{\"Model\":{")
                .contains("\"Plugin\":\"mine\",\"Command\":\"paint\",\"CommandSet\":\"profiles\",\"Params\":{")
                .contains("\"colour\":\"red\"")
                .doesNotContain("1234");
    }
}
