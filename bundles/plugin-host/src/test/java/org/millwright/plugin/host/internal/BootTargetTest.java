// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.BootEnv;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Wire;
import org.millwright.plugin.Action;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;
import org.millwright.store.MemoryStore;

class BootTargetTest {

    private static final Request USER = Request.of("user:test");
    private static final String ONE = "00000000-0000-0000-0000-000000000001";
    private static final String TWO = "00000000-0000-0000-0000-000000000002";
    private static final String WISH = "{'ipmi/enabled':true,'ipmi/auto-boot-target':true}";

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final PluginHost host =
            new PluginHost(backend, new EventHub(), Duration.ofSeconds(20), Duration.ofSeconds(20));
    private final BootTarget target = new BootTarget(backend, host);
    private final Board board = new Board();

    /** Notes which machine is turned where, and fails or waits when told to. */
    private static final class Board implements PluginProvider {

        private final List<String> turned = new CopyOnWriteArrayList<>();
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile String hangs = "";
        private volatile boolean broken;

        @Override
        public PluginDefinition definition() {
            var actions = List.of(
                    AvailableAction.on("machines", "forcebootpxe", List.of(), List.of()),
                    AvailableAction.on("machines", "forcebootdisk", List.of(), List.of()));
            return new PluginDefinition("board", "v1", "", true, actions, List.of(), List.of());
        }

        @Override
        public RunningPlugin start(PluginContext context) {
            return this::turn;
        }

        private Object turn(Action action) {
            turned.add(action.command() + " " + action.key());
            if (action.key().equals(hangs)) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (broken) {
                throw new ActionException(500, "no board there");
            }
            return "";
        }
    }

    @BeforeEach
    void follow() {
        backend.follow(host);
        backend.follow(target);
        host.addProvider(board);
        create(BootEnv.KIND, "{'Name':'local','OS':{'Name':'local'}}");
        create(BootEnv.KIND, "{'Name':'disk','OS':{'Name':'disk'}}");
        create(BootEnv.KIND, "{'Name':'install','OS':{'Name':'linux'},'Kernel':'vmlinuz'}");
        create(Stage.KIND, "{'Name':'none'}");
        await(() -> !host.on("machines", ONE).isEmpty());
    }

    @AfterEach
    void close() {
        board.released.countDown();
        target.close();
        host.close();
        backend.close();
    }

    @Test
    void turnsAMachineToTheNetworkAndBackToItsDisk() {
        machine(ONE, WISH);
        go(ONE, "install");
        go(ONE, "local");

        await(() -> board.turned.equals(List.of("forcebootpxe " + ONE, "forcebootdisk " + ONE)));
    }

    @Test
    void leavesAMachineWhereItBootsAsBefore() {
        machine(ONE, WISH);
        go(ONE, "disk");
        backend.write(USER, tx -> tx.update(Machine.KIND, ONE, machine -> machine.withDescription("changed")));
        go(ONE, "install");

        await(() -> board.turned.equals(List.of("forcebootpxe " + ONE)));
    }

    @Test
    void leavesMachinesThatDoNotWishBoth() {
        machine(ONE, "{'ipmi/enabled':true}");
        machine(TWO, "{'ipmi/enabled':true,'ipmi/auto-boot-target':false}");
        machine("00000000-0000-0000-0000-000000000003", WISH);
        go(ONE, "install");
        go(TWO, "install");
        go("00000000-0000-0000-0000-000000000003", "install");

        await(() -> board.turned.equals(List.of("forcebootpxe 00000000-0000-0000-0000-000000000003")));
    }

    @Test
    void findsTheWishInProfilesAndDefaultsAndTheMachineHasTheLastWord() {
        create(Param.KIND, "{'Name':'ipmi/enabled','Schema':{'type':'boolean','default':true}}");
        create(Profile.KIND, "{'Name':'house','Params':{'ipmi/auto-boot-target':true}}");
        machine(ONE, "{'ipmi/enabled':false}");
        machine(TWO, "{}");
        for (String key : List.of(ONE, TWO)) {
            backend.write(USER, tx -> tx.update(Machine.KIND, key, m -> m.withProfiles(List.of("house"))));
            go(key, "install");
        }

        await(() -> board.turned.equals(List.of("forcebootpxe " + TWO)));
    }

    @Test
    void doesNoHarmWhereThePluginFailsOrIsGone() {
        machine(ONE, WISH);
        board.broken = true;
        go(ONE, "install");
        await(() -> board.turned.size() == 1);
        host.removeProvider(board);
        go(ONE, "local");
        host.addProvider(board);
        await(() -> !host.on("machines", ONE).isEmpty());
        machine(TWO, WISH);
        go(TWO, "install");

        await(() -> board.turned.contains("forcebootpxe " + TWO));
        assertThat(backend.image().find(Machine.KIND, ONE).orElseThrow().value().bootEnv())
                .isEqualTo("local");
    }

    @Test
    void aBoardThatHangsHoldsUpItsOwnMachineOnly() {
        machine(ONE, WISH);
        machine(TWO, WISH);
        board.hangs = ONE;
        go(ONE, "install");
        go(ONE, "local");
        go(TWO, "install");
        await(() -> board.turned.contains("forcebootpxe " + TWO));
        assertThat(board.turned).doesNotContain("forcebootdisk " + ONE);

        board.released.countDown();
        await(() -> board.turned.contains("forcebootdisk " + ONE));
    }

    private void machine(String key, String params) {
        create(
                Machine.KIND,
                "{'Uuid':'%s','Name':'m%s','BootEnv':'local','Stage':'none','Params':%s}"
                        .formatted(key, key.substring(35), params));
    }

    private void go(String key, String bootEnv) {
        backend.write(
                new Request("r", "user:test", true),
                tx -> tx.update(Machine.KIND, key, machine -> machine.withBootEnv(bootEnv)));
    }

    private <T extends Model> void create(Kind<T> kind, String text) {
        backend.write(
                USER,
                tx -> tx.create(kind, Wire.read(kind, text.replace('\'', '"').getBytes(UTF_8))));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
