// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Subnet;
import org.millwright.models.Template;
import org.millwright.store.StoreException;

class LiveBackendTest {

    private final LiveBackend backend = Given.basic();

    private <T extends Model> Item<T> create(Kind<T> kind, String text) {
        return backend.write(USER, tx -> tx.create(kind, json(kind, text)));
    }

    private Problem problem(Runnable action) {
        return catchThrowableOfType(Problem.class, action::run);
    }

    @Test
    void givesANewMachineWhatItLacks() {
        var machine = create(Machine.KIND, "{\"Name\":\"m1\"}");
        assertThat(machine.status().available()).isTrue();
        assertThat(machine.value().uuid()).hasSize(36);
        assertThat(machine.value().secret()).hasSize(16);
        assertThat(machine.value().stage()).isEqualTo("none");
        assertThat(machine.value().bootEnv()).isEqualTo("local");
        assertThat(machine.value().currentTask()).isEqualTo(-1);
        assertThat(machine.value().meta()).containsEntry("feature-flags", "change-stage-v2");
        assertThat(backend.image().find(Machine.KIND, machine.key())).contains(machine);
    }

    @Test
    void refusesASecondObjectWithTheSameUniqueValue() {
        create(Machine.KIND, "{\"Name\":\"m1\"}");
        String uuid = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
        var problem = problem(() -> create(Machine.KIND, "{\"Name\":\"m1\",\"Uuid\":\"" + uuid + "\"}"));
        assertThat(problem.code()).isEqualTo(422);
        assertThat(problem.messages()).containsExactly("machines:" + uuid + " violates unique index Name");
        assertThat(backend.image().table(Machine.KIND).size()).isEqualTo(1);
    }

    @Test
    void refusesANewMachineForWhatIsMissingUnlessForced() {
        var problem = problem(() -> create(Machine.KIND, "{\"Name\":\"m2\",\"Stage\":\"nostage\"}"));
        assertThat(problem.messages()).containsExactly("Stage nostage does not exist");
        var forced = new Request("r2", "user:x", true);
        var machine = backend.write(
                forced, tx -> tx.create(Machine.KIND, json(Machine.KIND, "{\"Name\":\"m2\",\"Stage\":\"nostage\"}")));
        assertThat(machine.status().available()).isFalse();
        assertThat(machine.status().errors())
                .containsExactly("Stage nostage does not exist", "Stage nostage does not exist");
    }

    @Test
    void refusesToSendAMachineToAStageThatIsMissing() {
        var machine = create(Machine.KIND, "{\"Name\":\"m1\"}");
        var problem = problem(
                () -> backend.write(USER, tx -> tx.update(Machine.KIND, machine.key(), m -> m.withStage("nostage"))));
        assertThat(problem.code()).isEqualTo(422);
        assertThat(problem.messages()).containsExactly("Stage nostage does not exist");
        assertThat(backend.image().find(Machine.KIND, machine.key())).contains(machine);
    }

    @Test
    void judgesAgainWhatNamesAnObjectThatComes() {
        create(Stage.KIND, "{\"Name\":\"st1\",\"Profiles\":[\"pr1\"]}");
        assertThat(backend.image()
                        .find(Stage.KIND, "st1")
                        .orElseThrow()
                        .status()
                        .errors())
                .containsExactly("Profile pr1 does not exist");
        create(Profile.KIND, "{\"Name\":\"pr1\"}");
        assertThat(backend.image()
                        .find(Stage.KIND, "st1")
                        .orElseThrow()
                        .status()
                        .available())
                .isTrue();
    }

    @Test
    void keepsWhatIsInUse() {
        create(Profile.KIND, "{\"Name\":\"pr1\"}");
        var machine = create(Machine.KIND, "{\"Name\":\"m1\",\"Profiles\":[\"pr1\"]}");
        var problem = problem(() -> backend.write(USER, tx -> tx.delete(Profile.KIND, "pr1")));
        assertThat(problem.code()).isEqualTo(422);
        assertThat(problem.messages()).containsExactly("Machine " + machine.key() + " is using profile pr1");
    }

    @Test
    void refusesToChangeOrDeleteWhatALayerHolds() {
        var change = problem(() -> backend.write(USER, tx -> tx.update(Stage.KIND, "none", stage -> stage)));
        assertThat(change.code()).isEqualTo(400);
        assertThat(change.messages()).containsExactly("none");
        var delete = problem(() -> backend.write(USER, tx -> tx.delete(Stage.KIND, "none")));
        assertThat(delete.code()).isEqualTo(404);
        assertThat(delete.messages()).containsExactly("readonly: none");
        assertThat(problem(() -> create(Stage.KIND, "{\"Name\":\"none\"}")).code())
                .isEqualTo(409);
    }

    @Test
    void doesAllOfATransactionOrNothing() {
        var problem = problem(() -> backend.write(USER, tx -> {
            tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"pr1\"}"));
            return tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"a\"}"));
        }));
        assertThat(problem.messages()).containsExactly("Invalid Name `a`");
        assertThat(backend.image().find(Profile.KIND, "pr1")).isEmpty();
    }

    @Test
    void findsMachinesByIndexAndForgetsOldWords() {
        var machine = create(Machine.KIND, "{\"Name\":\"m1\",\"HardwareAddrs\":[\"52:54:00:AA:00:01\"]}");
        assertThat(backend.image().table(Machine.KIND).with("HardwareAddr", "52:54:00:aa:00:01"))
                .hasSize(1);
        backend.write(
                USER,
                tx -> tx.update(Machine.KIND, machine.key(), m -> m.withHardwareAddrs(List.of())
                        .withName("m9")));
        assertThat(backend.image().table(Machine.KIND).with("HardwareAddr", "52:54:00:aa:00:01"))
                .isEmpty();
        assertThat(backend.image().table(Machine.KIND).lookup("Name:m9")).isPresent();
        assertThat(backend.image().table(Machine.KIND).lookup("Name:m1")).isEmpty();
    }

    @Test
    void aSubnetGivesItsMaskAndBroadcastAddress() {
        var subnet = create(
                Subnet.KIND,
                """
                {"Name":"sub1","Subnet":"192.168.124.1/24","ActiveStart":"192.168.124.10","ActiveEnd":"192.168.124.15"}""");
        assertThat(subnet.value().options())
                .extracting(option -> option.code() + "=" + option.value())
                .containsExactly("1=255.255.255.0", "28=192.168.124.255");
        assertThat(subnet.value().pickers()).containsExactly("hint", "nextFree", "mostExpired");
    }

    @Test
    void isThereAgainAfterARestart() {
        var store = new WatchedStore(batch -> {});
        try (var first = Given.backend(store)) {
            first.write(
                    USER, tx -> tx.create(Template.KIND, json(Template.KIND, "{\"ID\":\"tmpl\",\"Contents\":\"x\"}")));
            first.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"gone\"}")));
            first.write(USER, tx -> tx.delete(Profile.KIND, "gone"));
        }
        try (var second = Given.backend(store)) {
            var template = second.image().find(Template.KIND, "tmpl").orElseThrow();
            assertThat(template.value().contents()).isEqualTo("x");
            assertThat(template.status().bundle()).isEqualTo("BackingStore");
            assertThat(second.image().find(Profile.KIND, "gone")).isEmpty();
        }
    }

    @Test
    void refusesWhatTheStoreRefusesAndGoesOnAfterwards() {
        var broken = new AtomicBoolean();
        var store = new WatchedStore(batch -> {
            if (broken.get()) {
                throw new StoreException("No space left on device");
            }
        });
        try (var live = Given.backend(store)) {
            broken.set(true);
            var problem = problem(
                    () -> live.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"pr1\"}"))));
            assertThat(problem.code()).isEqualTo(507);
            assertThat(problem.messages()).containsExactly("No space left on device");
            assertThat(live.image().find(Profile.KIND, "pr1")).isEmpty();
            broken.set(false);
            live.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, "{\"Name\":\"pr1\"}")));
            assertThat(live.image().find(Profile.KIND, "pr1")).isPresent();
        }
    }

    @Test
    void sharesOneSyncAmongManyWriters() throws Exception {
        var appends = new AtomicInteger();
        var gate = new CountDownLatch(1);
        var store = new WatchedStore(batch -> {
            appends.incrementAndGet();
            await(gate);
        });
        var pool = Executors.newFixedThreadPool(16);
        try (var live = Given.backend(store)) {
            var answers = new java.util.ArrayList<Future<?>>();
            for (int i = 0; i < 16; i++) {
                String name = "{\"Name\":\"pr" + i + "\"}";
                answers.add(
                        pool.submit(() -> live.write(USER, tx -> tx.create(Profile.KIND, json(Profile.KIND, name)))));
            }
            assertThat(live.image().serial()).isZero();
            gate.countDown();
            for (var answer : answers) {
                answer.get();
            }
            assertThat(live.image().table(Profile.KIND).size()).isEqualTo(16);
            assertThat(live.image().serial()).isEqualTo(16);
            assertThat(appends.get()).isLessThanOrEqualTo(16);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsListenersEveryCommitInOrder() throws Exception {
        var seen = new java.util.concurrent.LinkedBlockingQueue<String>();
        backend.follow(commit -> commit.changes().forEach(change -> seen.add(change.action() + " " + change.key())));
        create(Profile.KIND, "{\"Name\":\"pr1\"}");
        backend.write(USER, tx -> tx.update(Profile.KIND, "pr1", profile -> profile));
        backend.write(USER, tx -> tx.delete(Profile.KIND, "pr1"));
        var three = List.of(seen.take(), seen.take(), seen.take());
        assertThat(three).containsExactly("create pr1", "update pr1", "delete pr1");
    }
}
