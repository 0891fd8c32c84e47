// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.backend.events.Told;
import org.millwright.models.Event;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.User;

class CommitEventsTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final EventHub hub = new EventHub();
    private final BlockingQueue<Told> coming = new LinkedBlockingQueue<>();
    private final List<Told> told = new ArrayList<>();
    private final LiveBackend backend = Given.basic();

    private List<Told> after(int events) {
        try {
            for (int i = 0; i < events; i++) {
                told.add(Objects.requireNonNull(coming.poll(30, TimeUnit.SECONDS)));
            }
            return told;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Told told) {
        return new String(told.json(), UTF_8);
    }

    private void follow() {
        hub.follow(coming::add);
        backend.follow(new CommitEvents(hub, NOW));
    }

    @Test
    void tellsWhatBecameOfAnObjectAndWhoDidIt() {
        follow();
        backend.write(Given.USER, tx -> tx.create(Profile.KIND, Given.json(Profile.KIND, "{\"Name\":\"p1\"}")));
        backend.write(Given.USER, tx -> tx.update(Profile.KIND, "p1", p -> p.withDescription("d")));
        backend.write(Given.USER, tx -> tx.delete(Profile.KIND, "p1"));
        assertThat(after(3))
                .extracting(one -> one.event().type() + "." + one.event().action() + "."
                        + one.event().key())
                .containsExactly("profiles.create.p1", "profiles.update.p1", "profiles.delete.p1");
        assertThat(told).extracting(Told::number).containsExactly(1L, 2L, 3L);
        assertThat(json(told.get(0)))
                .startsWith(
                        "{\"Time\":\"2026-01-02T03:04:05Z\",\"Type\":\"profiles\",\"Action\":\"create\",\"Key\":\"p1\","
                                + "\"Principal\":\"user:rocketskates\",\"Object\":{\"Validated\":true,")
                .endsWith(",\"Original\":null}");
        assertThat(json(told.get(1))).contains("\"Original\":{\"Validated\":true,");
        assertThat(json(told.get(2))).contains("\"Description\":\"d\"").endsWith(",\"Original\":null}");
    }

    @Test
    void showsPreferencesPlainAndUsersWithoutTheirHash() {
        follow();
        backend.write(Given.USER, tx -> tx.create(Pref.KIND, Pref.of("debugDhcp", "info")));
        backend.write(
                Given.USER,
                tx -> tx.create(User.KIND, Given.json(User.KIND, "{\"Name\":\"u1\",\"PasswordHash\":\"c2VjcmV0\"}")));
        assertThat(json(after(2).get(0)))
                .contains("\"Action\":\"save\"")
                .contains("\"Object\":{\"Meta\":{},\"Name\":\"debugDhcp\",\"Val\":\"info\"}");
        assertThat(json(told.get(1))).contains("\"Name\":\"u1\"").doesNotContain("PasswordHash", "c2VjcmV0");
    }

    @Test
    void saysNothingOfTheObjectsOfAPackage() {
        follow();
        var profiles = Map.of(
                "profiles", Map.<String, Model>of("layered", Given.json(Profile.KIND, "{\"Name\":\"layered\"}")));
        backend.layers(Given.USER, layers -> layers.with(Given.layer("pack", Layer.Type.DYNAMIC, profiles)));
        backend.write(Given.USER, tx -> tx.create(Profile.KIND, Given.json(Profile.KIND, "{\"Name\":\"own\"}")));
        assertThat(after(1)).extracting(one -> one.event().key()).containsExactly("own");
    }

    @Test
    void tellsLateFollowersWhatTheyMissed() {
        for (int i = 1; i <= 1005; i++) {
            hub.publish(Event.of("lab", "tick", "k" + i));
        }
        hub.follow(1003, told::add).close();
        assertThat(told).extracting(one -> one.event().key()).containsExactly("k1004", "k1005");
        told.clear();
        hub.follow(2, told::add).close();
        assertThat(told).hasSize(1001);
        assertThat(told.get(0).event().action()).isEqualTo("missed");
        assertThat(told.get(0).event().key()).isEqualTo("3");
    }

    @Test
    void survivesFollowersThatFail() {
        hub.follow(one -> {
            throw new IllegalStateException("expected in this test");
        });
        hub.follow(told::add);
        hub.publish(Event.of("lab", "tick", "k"));
        assertThat(told).hasSize(1);
    }
}
