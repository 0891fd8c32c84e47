// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;
import static org.millwright.backend.internal.Given.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Commit;
import org.millwright.backend.Layer;
import org.millwright.backend.Prefs;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;

/** A start with so many machines that they are judged on all processors. */
class StartTest {

    private static final int RACKED = 3000;
    private static final String LOST = uuid(90_001);
    private static final String OWN = uuid(90_002);

    private final MemoryStore store = new MemoryStore();
    private final LinkedBlockingQueue<Commit> commits = new LinkedBlockingQueue<>();
    private final LiveBackend backend;

    StartTest() {
        var entries = new ArrayList<Store.Entry>();
        for (int number = 0; number < RACKED; number++) {
            entries.add(machine(uuid(number), "\"Stage\":\"none\",\"BootEnv\":\"local\",\"Profiles\":[\"rack\"]"));
        }
        entries.add(machine(LOST, "\"Stage\":\"none\",\"BootEnv\":\"local\",\"Profiles\":[\"rack\",\"lost\"]"));
        entries.add(machine(OWN, "\"Stage\":\"own\",\"BootEnv\":\"own\""));
        entries.add(new Store.Entry(
                "bootenvs", "own", Wire.stored(json(BootEnv.KIND, "{\"Name\":\"own\",\"OS\":{\"Name\":\"own\"}}"))));
        entries.add(new Store.Entry("stages", "own", Wire.stored(json(Stage.KIND, "{\"Name\":\"own\"}"))));
        entries.add(pref(Prefs.DEFAULT_STAGE, "none"));
        entries.add(pref(Prefs.DEFAULT_BOOT_ENV, "lost"));
        store.append(entries);
        backend = Given.backend(store);
        backend.follow(commits::add);
    }

    private static String uuid(int number) {
        return String.format("3e7031fe-3062-45f1-835c-%012d", number);
    }

    private static Store.Entry machine(String uuid, String more) {
        String text = "{\"Name\":\"m-" + uuid + "\",\"Uuid\":\"" + uuid + "\"," + more + "}";
        return new Store.Entry("machines", uuid, Wire.stored(json(Machine.KIND, text)));
    }

    private static Store.Entry pref(String name, String value) {
        return new Store.Entry("preferences", name, Wire.stored(Pref.of(name, value)));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private Item<Machine> found(String uuid) {
        return backend.image().find(Machine.KIND, uuid).orElseThrow();
    }

    private Commit comes(Layer layer) throws InterruptedException {
        backend.layers(USER, layers -> layers.with(layer));
        return commits.poll(10, TimeUnit.SECONDS);
    }

    private static Layer rack() {
        return layer(
                "rack",
                Layer.Type.DYNAMIC,
                Map.of("profiles", Map.of("rack", json(Profile.KIND, "{\"Name\":\"rack\"}"))));
    }

    private static List<String> machines(Commit commit) {
        return commit.changes().stream()
                .filter(change -> change.kind().equals("machines"))
                .map(Commit.Change::key)
                .toList();
    }

    @Test
    void judgesWithoutAnyPackage() {
        assertThat(found(uuid(0)).status().available()).isFalse();
        assertThat(found(uuid(0)).status().validated()).isTrue();
        assertThat(found(uuid(0)).status().errors())
                .containsExactly(
                        "Profile rack (at 0) does not exist",
                        "Stage none does not exist",
                        "Bootenv local does not exist");
        assertThat(found(OWN).status().available()).isTrue();
    }

    @Test
    void judgesAgainWhenThePackagesCome() throws InterruptedException {
        comes(Given.basicLayer());
        comes(rack());
        assertThat(backend.image().table(Machine.KIND).all())
                .filteredOn(item -> !item.status().available())
                .extracting(Item::key)
                .containsExactly(LOST);
        assertThat(found(LOST).status().errors()).containsExactly("Profile lost (at 1) does not exist");
        assertThat(backend.image().table(Machine.KIND).with("Profiles", "rack")).hasSize(RACKED + 1);
    }

    @Test
    void judgesPreferencesAgainWhenWhatTheyNameComes() throws InterruptedException {
        assertThat(faults(Prefs.DEFAULT_STAGE)).containsExactly("defaultStage: Stage none does not exist");
        comes(Given.basicLayer());
        assertThat(faults(Prefs.DEFAULT_STAGE)).isEmpty();
        assertThat(backend.image()
                        .find(Pref.KIND, Prefs.DEFAULT_STAGE)
                        .orElseThrow()
                        .status()
                        .available())
                .isTrue();
        assertThat(faults(Prefs.DEFAULT_BOOT_ENV)).containsExactly("defaultBootEnv: Bootenv lost does not exist");
    }

    private List<String> faults(String pref) {
        return backend.image().find(Pref.KIND, pref).orElseThrow().status().errors();
    }

    @Test
    void tellsOfWhatIsJudgedInAnotherWayAndOfNothingElse() throws InterruptedException {
        var first = comes(Given.basicLayer());
        assertThat(machines(first))
                .hasSize(RACKED + 1)
                .isSorted()
                .contains(uuid(0), LOST)
                .doesNotContain(OWN);
        assertThat(first.changes())
                .filteredOn(change -> change.key().equals(uuid(7)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.action()).isEqualTo("save");
                    assertThat(change.before().orElseThrow().status().errors()).hasSize(3);
                    assertThat(change.after().orElseThrow().status().errors())
                            .containsExactly("Profile rack (at 0) does not exist");
                });
        assertThat(machines(comes(rack()))).hasSize(RACKED + 1).doesNotContain(OWN);
        var again = layer(
                "lost",
                Layer.Type.DYNAMIC,
                Map.of("profiles", Map.of("lost", json(Profile.KIND, "{\"Name\":\"lost\"}"))));
        assertThat(machines(comes(again))).containsExactly(LOST);
        var other = layer(
                "other",
                Layer.Type.DYNAMIC,
                Map.of("profiles", Map.of("other", json(Profile.KIND, "{\"Name\":\"other\"}"))));
        assertThat(machines(comes(other))).isEmpty();
    }

    @Test
    void judgesAgainWhenAPackageGoes() throws InterruptedException {
        comes(Given.basicLayer());
        comes(rack());
        backend.layers(USER, layers -> layers.without("rack"));
        assertThat(machines(commits.poll(10, TimeUnit.SECONDS))).hasSize(RACKED + 1);
        assertThat(found(uuid(RACKED - 1)).status().errors()).containsExactly("Profile rack (at 0) does not exist");
        assertThat(found(OWN).status().available()).isTrue();
    }
}
