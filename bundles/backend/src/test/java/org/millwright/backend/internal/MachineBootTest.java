// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.backend.internal.Given.USER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.BootFiles;
import org.millwright.backend.Request;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Stage;
import org.millwright.models.Workflow;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;

/** What a machine is told whose boot environment changes while the files are not there that it would boot. */
class MachineBootTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static final String MISSING = "bootenv: linux: missing kernel vmlinuz (linux/vmlinuz) for arch amd64";
    private static final String CANNOT = "BootEnv linux cannot boot Arch amd64";

    private final Store store = new MemoryStore();
    private final List<String> asked = new ArrayList<>();
    private final List<String> missing = new ArrayList<>(List.of(MISSING));
    private Optional<BootFiles> files = Optional.of((image, env, arch) -> {
        asked.add(env.name() + " " + arch);
        return missing;
    });
    private final LiveBackend backend = backend();

    private LiveBackend backend() {
        var made = new LiveBackend(store, List::of, () -> files, Optional::empty);
        made.layers(USER, layers -> layers.with(Given.basicLayer()));
        return made;
    }

    @BeforeEach
    void fill() {
        create(
                BootEnv.KIND,
                """
                {'Name':'linux','OS':{'Name':'linux'},'Kernel':'vmlinuz',
                 'Templates':[{'Name':'ipxe','Path':'x','Contents':'x'}]}""");
        create(BootEnv.KIND, "{'Name':'disk','OS':{'Name':'disk'}}");
        create(Stage.KIND, "{'Name':'install','BootEnv':'linux'}");
        create(Workflow.KIND, "{'Name':'all','Stages':['install']}");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private <T extends Model> Item<T> create(Kind<T> kind, String text) {
        return backend.write(USER, tx -> tx.create(kind, Given.quoted(kind, text)));
    }

    private void machine(String fields) {
        create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "'" + fields + "}");
    }

    private Item<Machine> change(UnaryOperator<Machine> change) {
        return backend.write(USER, tx -> tx.update(Machine.KIND, ID, change));
    }

    @Test
    void isNotAvailableWhereItsNewBootEnvHasNoKernel() {
        machine("");
        var changed = change(m -> m.withBootEnv("linux"));
        assertThat(changed.status().errors()).containsExactly(MISSING, CANNOT);
        assertThat(changed.status().available()).isFalse();
        assertThat(changed.value().bootEnv()).isEqualTo("linux");
        assertThat(changed.value().runnable()).isFalse();
        assertThat(asked).containsExactly("linux amd64");
    }

    @Test
    void aStageAndAWorkflowTakeItThereToo() {
        machine("");
        assertThat(change(m -> m.withStage("install")).status().errors()).containsExactly(MISSING, CANNOT);
        assertThat(change(m -> m.withStage("none").withBootEnv("local"))
                        .status()
                        .errors())
                .isEmpty();
        assertThat(change(m -> m.withWorkflow("all")).status().errors()).containsExactly(MISSING, CANNOT);
    }

    @Test
    void servicesThatMoveItAreToldToo() {
        machine("");
        var moved = backend.write(
                Request.of("jobs"),
                tx -> tx.save(
                        Machine.KIND,
                        tx.image().find(Machine.KIND, ID).orElseThrow().value().withBootEnv("linux")));
        assertThat(moved.status().errors()).containsExactly(MISSING, CANNOT);
    }

    @Test
    void isAvailableWhereAllIsThere() {
        machine("");
        missing.clear();
        assertThat(change(m -> m.withBootEnv("linux")).status().errors()).isEmpty();
    }

    @Test
    void isAvailableWhereNobodyKnowsTheFiles() {
        files = Optional.empty();
        machine("");
        assertThat(change(m -> m.withBootEnv("linux")).status().errors()).isEmpty();
    }

    @Test
    void cannotBootAnArchitectureThatTheBootEnvDoesNotName() {
        machine(",'Arch':'arm64'");
        assertThat(change(m -> m.withBootEnv("linux")).status().errors())
                .containsExactly("Cannot handle arch arm64", "BootEnv linux cannot boot Arch arm64");
        assertThat(asked).isEmpty();
    }

    @Test
    void needsNothingToBootFromItsDisk() {
        machine("");
        assertThat(change(m -> m.withBootEnv("disk")).status().errors()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void onlyAChangeOfTheBootEnvAsks() {
        machine(",'BootEnv':'linux'");
        change(m -> m.withDescription("as before"));
        backend.write(USER, tx -> tx.update(BootEnv.KIND, "linux", env -> env));
        try (var restarted = backend()) {
            assertThat(restarted
                            .image()
                            .find(Machine.KIND, ID)
                            .orElseThrow()
                            .status()
                            .available())
                    .isTrue();
        }
        assertThat(asked).isEmpty();
    }
}
