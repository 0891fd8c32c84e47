// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Stage;
import org.millwright.models.Task;
import org.millwright.models.Workflow;

class MachineStepTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static final Request FORCED = new Request("r2", "user:rocketskates", true);
    private static final Request MOVER = USER.repositioning(true);
    private static final Request SERVICE = Request.of("jobs");

    private final LiveBackend backend = Given.basic();

    @BeforeEach
    void fill() {
        for (String task : List.of("ok1", "ok2", "ok3", "pre1")) {
            create(Task.KIND, "{'Name':'" + task + "'}");
        }
        create(Task.KIND, "{'Name':'pre2','Prerequisites':['pre1']}");
        create(Task.KIND, "{'Name':'pre3','Prerequisites':['pre2','ok1']}");
        create(BootEnv.KIND, "{'Name':'beb','OS':{'Name':'beb-os'}}");
        create(BootEnv.KIND, "{'Name':'os-install','OS':{'Name':'os-7'}}");
        create(Stage.KIND, "{'Name':'sa','Tasks':['ok1']}");
        create(Stage.KIND, "{'Name':'sb','BootEnv':'beb','Tasks':['ok2','ok3']}");
        create(Stage.KIND, "{'Name':'sc','Tasks':['ok1']}");
        create(Workflow.KIND, "{'Name':'w1','Stages':['sa','sb','sc']}");
    }

    private <T extends Model> Item<T> create(Kind<T> kind, String text) {
        return backend.write(USER, tx -> tx.create(kind, Given.quoted(kind, text)));
    }

    private Machine machine(String fields) {
        return create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "'" + fields + "}")
                .value();
    }

    private Machine change(Request request, UnaryOperator<Machine> change) {
        return backend.write(request, tx -> tx.update(Machine.KIND, ID, change)).value();
    }

    private Machine change(UnaryOperator<Machine> change) {
        return change(USER, change);
    }

    /** As the service does that hands out jobs. */
    private Machine move(UnaryOperator<Machine> change) {
        return backend.write(
                        SERVICE,
                        tx -> tx.save(
                                Machine.KIND,
                                change.apply(tx.image()
                                        .find(Machine.KIND, ID)
                                        .orElseThrow()
                                        .value())))
                .value();
    }

    private void refused(Request request, UnaryOperator<Machine> change, String... messages) {
        var problem = catchThrowableOfType(Problem.class, () -> change(request, change));
        assertThat(problem.messages()).containsExactly(messages);
        assertThat(problem.code()).isEqualTo(422);
        assertThat(problem.type()).isEqualTo("ValidationError");
    }

    private static final List<String> W1 =
            List.of("stage:sa", "ok1", "stage:sb", "bootenv:beb", "ok2", "ok3", "stage:sc", "ok1");

    @Test
    void aWorkflowBecomesATaskList() {
        var machine = machine(",'Workflow':'w1','Tasks':['ok3']");
        assertThat(machine.tasks()).isEqualTo(W1);
        assertThat(machine.stage()).isEqualTo("sa");
        assertThat(machine.bootEnv()).isEqualTo("local");
        assertThat(machine.currentTask()).isEqualTo(-1);
        assertThat(machine.runnable()).isTrue();
    }

    @Test
    void aNewMachineTakesTheWorkflowOfTheSite() {
        backend.write(USER, tx -> tx.save(Pref.KIND, Pref.of("defaultWorkflow", "w1")));
        assertThat(machine("").workflow()).isEqualTo("w1");
    }

    @Test
    void aNewMachineKeepsItsTasksWhereItsStageHasNone() {
        assertThat(machine(",'Tasks':['pre3','ok2','pre2','pre3']").tasks())
                .containsExactly("pre1", "pre2", "ok1", "pre3", "ok2", "pre2", "pre3");
    }

    @Test
    void prerequisitesAreDoneAgainInAnotherBootEnv() {
        assertThat(machine(",'Tasks':['pre2','bootenv:beb','pre2']").tasks())
                .containsExactly("pre1", "pre2", "bootenv:beb", "pre1", "pre2");
    }

    @Test
    void entersAWorkflowAndLeavesIt() {
        machine(",'Params':{'change-stage/map':{'a':'b'},'other':1}");
        var begun = change(m -> m.withWorkflow("w1"));
        assertThat(begun.tasks()).isEqualTo(W1);
        assertThat(begun.stage()).isEqualTo("sa");
        assertThat(begun.runnable()).isTrue();
        var left = change(m -> m.withWorkflow(""));
        assertThat(left.stage()).isEqualTo("none");
        assertThat(left.tasks()).isEmpty();
        assertThat(left.currentTask()).isEqualTo(-1);
        assertThat(left.params()).containsOnlyKeys("other");
    }

    @Test
    void leavesAWorkflowForAStage() {
        machine(",'Workflow':'w1'");
        var left = change(m -> m.withWorkflow("").withStage("sb"));
        assertThat(left.tasks()).containsExactly("ok2", "ok3");
        assertThat(left.bootEnv()).isEqualTo("beb");
        assertThat(left.runnable()).isFalse();
    }

    @Test
    void onlySaysWhatTheWayLacks() {
        var problem = catchThrowableOfType(
                Problem.class, () -> machine(",'Stage':'q1','BootEnv':'q2','Arch':'x86_64','Profiles':['no']"));
        assertThat(problem.messages()).containsExactly("Stage q1 does not exist", "Bootenv q2 does not exist");
        machine("");
        refused(USER, m -> m.withWorkflow("nowf"), "Workflow nowf does not exist");
        refused(
                USER,
                m -> m.withBootEnv("ignore"),
                "BootEnv ignore does not allow Machine assignments, it has the OnlyUnknown flag.");
        refused(USER, m -> m.withStage("").withBootEnv(""), "Bootenv  does not exist");
    }

    @Test
    void goesToNothingThatIsNotAvailable() {
        create(Stage.KIND, "{'Name':'bad','Profiles':['nope']}");
        create(Workflow.KIND, "{'Name':'wbad','Stages':['bad']}");
        create(BootEnv.KIND, "{'Name':'bbad','Kernel':'x'}");
        machine("");
        refused(USER, m -> m.withStage("bad"), "Machine " + ID + " wants Stage bad, which is not available");
        refused(USER, m -> m.withWorkflow("wbad"), "Machine " + ID + " wants Workflow wbad, which is not available");
        refused(USER, m -> m.withBootEnv("bbad"), "BootEnv bbad is not available");
    }

    @Test
    void aForcedMachineIsNotRunnable() {
        var item = backend.write(
                FORCED,
                tx -> tx.create(
                        Machine.KIND,
                        Given.json(
                                Machine.KIND,
                                "{\"Name\":\"m1\",\"Profiles\":[\"no\"],\"Tasks\":[\"no\",\"foo:bar\"]}")));
        assertThat(item.status().errors())
                .containsExactly(
                        "Profile no (at 0) does not exist",
                        "Task no (at 0) does not exist",
                        "foo:bar (at 1) is malformed",
                        "Profile no (at 0) does not exist",
                        "Task no (at 0) does not exist",
                        "foo:bar (at 1) is malformed");
        assertThat(item.value().runnable()).isFalse();
    }

    @Test
    void checksTheFormOfTaskLists() {
        var problem = catchThrowableOfType(
                Problem.class,
                () -> machine(",'Tasks':['a','stage:zz','bootenv:cc','action:x:y','chroot:/','foo:bar']"));
        assertThat(problem.messages())
                .containsExactly(
                        "Invalid Task `a`",
                        "Invalid Plugin `x`",
                        "Invalid Action `y`",
                        "Task a (at 0) does not exist",
                        "Stage zz (at 1) does not exist",
                        "BootEnv cc (at 2) does not exist",
                        "foo:bar (at 5) is malformed");
    }

    @Test
    void keepsAMachineInItsStageWhileTasksArePending() {
        machine(",'Stage':'sa'");
        refused(USER, m -> m.withStage("sb"), "Can not change stages with pending tasks unless forced");
        refused(
                USER,
                m -> m.withBootEnv("beb"),
                "Can not change bootenv while in a stage unless forced. old: local new beb");
        var moved = change(FORCED, m -> m.withStage("sb"));
        assertThat(moved.tasks()).containsExactly("ok2", "ok3");
        assertThat(moved.bootEnv()).isEqualTo("beb");
        assertThat(moved.runnable()).isFalse();
        refused(USER, m -> m.withStage("sc"), "Can not change stages with pending tasks unless forced");
        move(m -> m.withCurrentTask(2));
        assertThat(change(m -> m.withStage("sc")).tasks()).containsExactly("ok1");
    }

    @Test
    void aWorkflowAloneSaysWhereAMachineIs() {
        machine(",'Workflow':'w1'");
        refused(
                FORCED,
                m -> m.withBootEnv("beb").withStage("sb"),
                "Changing machine bootenv not allowed",
                "Changing machine stage not allowed");
    }

    @Test
    void aTaskListChangesOnlyBeforeTheNextStage() {
        machine(",'Workflow':'w1'");
        move(m -> m.withCurrentTask(4).withStage("sb").withBootEnv("beb"));
        refused(
                USER,
                m -> m.withTasks(W1.subList(0, 4)),
                "Cannot remove tasks that have already executed or are already executing");
        refused(
                USER,
                m -> m.withTasks(
                        List.of("stage:sa", "ok2", "stage:sb", "bootenv:beb", "ok2", "ok3", "stage:sc", "ok1")),
                "Cannot change tasks that have already executed or are executing");
        refused(
                USER,
                m -> m.withTasks(W1.subList(0, 7)),
                "Cannot change tasks that are past the next stage transition");
        assertThat(change(m -> m.withTasks(List.of(
                                "stage:sa", "ok1", "stage:sb", "bootenv:beb", "ok2", "pre2", "stage:sc", "ok1")))
                        .tasks())
                .containsExactly(
                        "stage:sa", "ok1", "stage:sb", "bootenv:beb", "ok2", "pre1", "pre2", "stage:sc", "ok1");
    }

    @Test
    void aMachineGoesBackOnlyWithinItsBootEnvAndByRight() {
        machine(",'Workflow':'w1'");
        move(m -> m.withCurrentTask(5).withStage("sb").withBootEnv("beb"));
        refused(USER, m -> m.withCurrentTask(4), "Cannot change CurrentTask from 5 to 4 (reposition not allowed)");
        refused(MOVER, m -> m.withCurrentTask(6), "Cannot advance CurrentTask from 5 to 6 without running jobs");
        refused(MOVER, m -> m.withCurrentTask(1), "Cannot change CurrentTask from 5 to 1 past 2");
        refused(
                MOVER,
                m -> m.withCurrentTask(3).withTasks(List.of("ok1")),
                "Cannot change task list and current task at the same time");
        assertThat(change(MOVER, m -> m.withCurrentTask(3)).currentTask()).isEqualTo(3);
    }

    @Test
    void fromTheStartIsFromWhereTheBootEnvBegan() {
        machine(",'Workflow':'w1'");
        move(m -> m.withCurrentTask(8).withStage("sc").withBootEnv("beb"));
        assertThat(change(m -> m.withCurrentTask(-1)).currentTask()).isEqualTo(-1);
        move(m -> m.withCurrentTask(8));
        change(m -> m.withRunnable(true));
        assertThat(change(m -> m.withCurrentTask(-1)).currentTask()).isEqualTo(2);
    }

    @Test
    void anInstallerSaysWhatSystemAMachineHas() {
        machine("");
        var installed = change(m -> m.withBootEnv("os-install"));
        assertThat(installed.os()).isEqualTo("os-7");
        assertThat(installed.runnable()).isFalse();
        assertThat(change(m -> m.withBootEnv("local")).os()).isEqualTo("os-7");
    }

    @Test
    void theListEndsWhereItEnds() {
        machine(",'Tasks':['ok1']");
        assertThat(move(m -> m.withCurrentTask(7)).currentTask()).isEqualTo(1);
    }

    @Test
    void aMachineThatIsDoneMayGetMoreToDo() {
        machine(",'Tasks':['ok1']");
        move(m -> m.withCurrentTask(1));
        var more = change(m -> m.withTasks(List.of("ok1", "pre2")));
        assertThat(more.tasks()).containsExactly("ok1", "pre1", "pre2");
        assertThat(more.currentTask()).isEqualTo(1);
    }

    @Test
    void aLockedMachineStaysAsItIsForUsers() {
        machine(",'Locked':true");
        var problem = catchThrowableOfType(Problem.class, () -> change(FORCED, m -> m.withDescription("d")));
        assertThat(problem.code()).isEqualTo(403);
        assertThat(problem.messages()).containsExactly("Locked");
        assertThat(change(new Request("r3", "runner:" + ID, false), m -> m.withDescription("mine"))
                        .description())
                .isEqualTo("mine");
        assertThat(change(m -> m.withLocked(false).withDescription("d")).description())
                .isEqualTo("d");
        assertThat(change(m -> m.withLocked(true)).locked()).isTrue();
        var deletion =
                catchThrowableOfType(Problem.class, () -> backend.write(USER, tx -> tx.delete(Machine.KIND, ID)));
        assertThat(deletion.code()).isEqualTo(403);
        assertThat(deletion.type()).isEqualTo("DELETE");
    }

    @Test
    void anUnavailableMachineDoesNotRun() {
        machine("");
        var machine = change(m -> m.withTasks(List.of("nope")));
        assertThat(machine.runnable()).isFalse();
        assertThat(change(m -> m.withRunnable(true)).runnable()).isFalse();
        create(Task.KIND, "{'Name':'nope'}");
        assertThat(backend.image().find(Machine.KIND, ID).orElseThrow().status().available())
                .isTrue();
        assertThat(change(m -> m.withRunnable(true)).runnable()).isTrue();
    }
}
