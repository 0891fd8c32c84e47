// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Param;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.store.Store;

class SecureParamsTest {

    private static final String CANARY = "canary-7361";
    private static final String PARAM =
            "{\"Name\":\"pass\",\"Secure\":true,\"Schema\":{\"type\":\"string\",\"minLength\":3}}";

    private final List<Store.Entry> written = new ArrayList<>();
    private final WatchedStore store = new WatchedStore(written::addAll);
    private LiveBackend backend = Given.backend(store);

    SecureParamsTest() {
        backend.layers(USER, layers -> layers.with(Given.basicLayer()));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void takesWhatIsSealedForTheObjectAndShowsItWhenAsked() {
        var machine = machine();
        set(machine, seal(publicKey(machine), CANARY));
        var params = backend.params(backend.image());
        assertThat(params.of(now(machine)).get("pass").toString()).contains("Payload");
        assertThat(params.find(now(machine), "pass").orElseThrow()).isInstanceOf(Map.class);
        assertThat(params.decoded().find(now(machine), "pass")).contains(CANARY);
        assertThat(params.decoded().of(now(machine))).containsEntry("pass", CANARY);
        assertThat(params.decoded().all(now(machine))).containsEntry("pass", CANARY);
    }

    @Test
    void opensAValueWithTheKeyOfWhoeverHoldsIt() {
        var machine = machine();
        backend.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"global\"}")));
        String text = backend.write(USER, tx -> tx.publicKey(Profile.KIND, "global"));
        byte[] key = Base64.getDecoder().decode(text);
        backend.write(
                USER,
                tx -> tx.update(
                        Profile.KIND,
                        "global",
                        p -> new Profile(
                                Map.of(), "", "global", "", "", Map.of("pass", seal(key, CANARY)), List.of())));
        assertThat(backend.params(backend.image()).decoded().find(now(machine), "pass"))
                .contains(CANARY);
    }

    @Test
    void refusesWhatIsNotSealedWithoutRepeatingIt() {
        var machine = machine();
        assertThat(refused(machine, CANARY))
                .isEqualTo("Key 'pass': invalid val '******': "
                        + "json: cannot unmarshal string into Go value of type models.SecureData");
        assertThat(refused(machine, seal(publicKey(machine), 5.0)))
                .isEqualTo(
                        "Key 'pass': invalid val '******': : (root): Invalid type. Expected: string, given: integer");
        assertThat(refused(machine, seal(BoxKey.random().publicKey(), CANARY)))
                .isEqualTo("Key 'pass': invalid val '******': SecureData corrupted");
    }

    @Test
    void keepsTheKeyAsLongAsTheObject() {
        var machine = machine();
        String key = backend.write(USER, tx -> tx.publicKey(Machine.KIND, machine.key()));
        set(machine, seal(Base64.getDecoder().decode(key), CANARY));
        backend.close();
        backend = Given.backend(store);
        backend.layers(USER, layers -> layers.with(Given.basicLayer()));
        String again = backend.write(USER, tx -> tx.publicKey(Machine.KIND, machine.key()));
        assertThat(again).isEqualTo(key);
        assertThat(backend.params(backend.image()).decoded().find(now(machine), "pass"))
                .contains(CANARY);
        written.clear();
        backend.write(USER, tx -> tx.delete(Machine.KIND, machine.key()));
        assertThat(written)
                .filteredOn(Store.Entry::removes)
                .extracting(Store.Entry::kind, Store.Entry::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("machines", machine.key()),
                        org.assertj.core.groups.Tuple.tuple("secrets", "machines-" + machine.key()));
    }

    @Test
    void sealsWhatAPackageHoldsInClear() {
        Profile profile = json(Profile.KIND, "{\"Name\":\"sprof\",\"Params\":{\"pass\":\"" + CANARY + "\"}}");
        var layer = Given.layer(
                "w8",
                Layer.Type.DYNAMIC,
                Map.of(
                        "params", Map.of("pass", json(Param.KIND, PARAM)),
                        "profiles", Map.of("sprof", profile)));
        backend.layers(USER, layers -> layers.with(layer));
        var item = backend.image().find(Profile.KIND, "sprof").orElseThrow();
        assertThat(item.status().readOnly()).isTrue();
        assertThat(item.value().params().get("pass").toString())
                .contains("Nonce")
                .doesNotContain(CANARY);
        assertThat(backend.params(backend.image()).decoded().of(item)).containsEntry("pass", CANARY);
        backend.layers(USER, layers -> layers.without("w8"));
        assertThat(written.get(written.size() - 1).removes()).isTrue();
        assertThat(written.get(written.size() - 1).kind()).isEqualTo("secrets");
    }

    @Test
    void sealsAtTheNextStartWhatHasBecomeSecure() {
        backend.write(
                USER,
                tx -> tx.create(
                        Profile.KIND,
                        json(Profile.KIND, "{\"Name\":\"aa\",\"Params\":{\"pass\":\"" + CANARY + "\"}}")));
        backend.write(USER, tx -> tx.create(Param.KIND, json(Param.KIND, PARAM)));
        backend.close();
        written.clear();
        backend = Given.backend(store);
        var item = backend.image().find(Profile.KIND, "aa").orElseThrow();
        assertThat(item.value().params().get("pass").toString()).doesNotContain(CANARY);
        assertThat(backend.params(backend.image()).decoded().of(item)).containsEntry("pass", CANARY);
        assertThat(written).extracting(Store.Entry::kind).containsExactlyInAnyOrder("secrets", "profiles");
    }

    @Test
    void sealsWhatAPackageMakesSecure() {
        backend.write(USER, tx -> {
            tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"plain\",\"Params\":{\"other\":\"open\"}}"));
            return tx.create(
                    Profile.KIND,
                    json(
                            Profile.KIND,
                            "{\"Name\":\"aa\",\"Params\":{\"other\":\"open\",\"pass\":\"" + CANARY + "\"}}"));
        });
        written.clear();
        var layer = Given.layer("w9", Layer.Type.DYNAMIC, Map.of("params", Map.of("pass", json(Param.KIND, PARAM))));
        backend.layers(USER, layers -> layers.with(layer));
        var item = backend.image().find(Profile.KIND, "aa").orElseThrow();
        assertThat(item.value().params().get("pass").toString())
                .contains("Nonce")
                .doesNotContain(CANARY);
        assertThat(item.value().params()).containsEntry("other", "open");
        assertThat(backend.params(backend.image()).decoded().of(item)).containsEntry("pass", CANARY);
        assertThat(written).extracting(Store.Entry::kind).containsExactlyInAnyOrder("secrets", "profiles");
        assertThat(written).extracting(Store.Entry::key).contains("aa").doesNotContain("plain");
    }

    @Test
    void saysNothingOfSecretsWhereCommitsArePrinted() throws Exception {
        var commits = new java.util.concurrent.LinkedBlockingQueue<String>();
        backend.follow(commit -> commits.add(commit.toString()));
        sealsWhatAPackageHoldsInClear();
        var machine = machine("pass2");
        set(machine, "pass2", seal(publicKey(machine), CANARY));
        String keys = written.stream()
                .filter(entry -> entry.kind().equals("secrets") && !entry.removes())
                .map(entry -> new String(entry.value(), java.nio.charset.StandardCharsets.UTF_8))
                .reduce("", String::concat);
        var printed = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            printed.append(commits.poll(5, java.util.concurrent.TimeUnit.SECONDS));
        }
        assertThat(printed).contains("machines").doesNotContain(CANARY);
        for (String key : keys.split("\"")) {
            assertThat(printed).satisfies(text -> assertThat(
                            key.isEmpty() || !text.toString().contains(key))
                    .isTrue());
        }
        assertThat(written.stream().map(entry -> new String(entry.value(), java.nio.charset.StandardCharsets.UTF_8)))
                .noneMatch(text -> text.contains(CANARY));
    }

    private Item<Machine> machine() {
        return machine("pass");
    }

    private Item<Machine> machine(String param) {
        backend.write(USER, tx -> tx.create(Param.KIND, json(Param.KIND, PARAM.replace("pass", param))));
        return backend.write(USER, tx -> tx.create(Machine.KIND, json(Machine.KIND, "{\"Name\":\"m1\"}")));
    }

    private Item<Machine> now(Item<Machine> machine) {
        return backend.image().find(Machine.KIND, machine.key()).orElseThrow();
    }

    private byte[] publicKey(Item<Machine> machine) {
        String text = backend.write(USER, tx -> tx.publicKey(Machine.KIND, machine.key()));
        return Base64.getDecoder().decode(text);
    }

    private static Map<String, Object> seal(byte[] publicKey, Object value) {
        return new TreeMap<>(SecureData.seal(publicKey, value).plain());
    }

    private void set(Item<Machine> machine, Object value) {
        set(machine, "pass", value);
    }

    private void set(Item<Machine> machine, String name, Object value) {
        backend.write(USER, tx -> tx.update(Machine.KIND, machine.key(), m -> m.withParams(Map.of(name, value))));
    }

    private String refused(Item<Machine> machine, Object value) {
        var problem = catchThrowableOfType(Problem.class, () -> set(machine, value));
        assertThat(problem.code()).isEqualTo(422);
        return problem.messages().get(0);
    }
}
