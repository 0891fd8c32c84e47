// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.models.BootEnv;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.Stage;
import org.millwright.models.Workflow;

/**
 * One step that somebody wants a machine to take: what they may not change, where it is sent, and what it has to do
 * there. Services that move a machine along its own list save it without this.
 */
final class MachineStep {

    private static final String CHANGE_STAGE_MAP = "change-stage/map";

    private final Image image;
    private final Request request;
    private final String uuid;
    private final List<String> refusals = new ArrayList<>();
    /** What is missing or not available: no matter where the step is forced. */
    private final List<String> lacks = new ArrayList<>();

    MachineStep(Image image, Request request, String uuid) {
        this.image = image;
        this.request = request;
        this.uuid = uuid;
    }

    Machine created(Machine machine) {
        var made = machine.workflow().isEmpty() ? staged(machine, true) : onWorkflow(machine);
        look(made.bootEnv());
        return answered(made);
    }

    Machine changed(Machine before, Machine wanted) {
        reposition(before, wanted);
        Machine after;
        if (!before.workflow().equals(wanted.workflow())) {
            after = wanted.workflow().isEmpty() ? offWorkflow(before, wanted) : onWorkflow(wanted);
        } else if (!wanted.workflow().isEmpty()) {
            bound(before, wanted);
            after = listed(before, wanted);
        } else if (!before.stage().equals(wanted.stage())) {
            after = otherStage(before, wanted);
        } else {
            after = sameStage(before, wanted);
        }
        if (!before.bootEnv().equals(after.bootEnv())) {
            look(after.bootEnv());
        }
        return answered(after);
    }

    private Machine answered(Machine after) {
        if (!request.force()) {
            refusals.addAll(lacks);
        }
        if (!refusals.isEmpty()) {
            throw Problem.invalid(Machine.KIND.name(), uuid, refusals);
        }
        return after;
    }

    /** Who may move a machine along its list, and how far. */
    private void reposition(Machine before, Machine after) {
        int from = before.currentTask();
        int to = after.currentTask();
        if (from == to || to < 0 || after.tasks().isEmpty()) {
            return;
        }
        String what = "Cannot change CurrentTask from " + from + " to " + to;
        int boundary = list(before).boundary(image, before.bootEnv());
        if (!request.reposition()) {
            refusals.add(what + " (reposition not allowed)");
        } else if (!before.tasks().equals(after.tasks())) {
            refusals.add("Cannot change task list and current task at the same time");
        } else if (to > from) {
            refusals.add("Cannot advance CurrentTask from " + from + " to " + to + " without running jobs");
        } else if (to < boundary) {
            refusals.add(what + " past " + boundary);
        }
    }

    /** A machine that is past its last entry has done that one, and nothing of what is added. */
    private static TaskList list(Machine machine) {
        return new TaskList(
                machine.tasks(), Math.min(machine.currentTask(), machine.tasks().size() - 1));
    }

    /** Sent into a workflow: its first stage says where to begin. */
    private Machine onWorkflow(Machine machine) {
        var workflow = image.find(Workflow.KIND, machine.workflow());
        if (workflow.isEmpty()) {
            lacks.add("Workflow " + machine.workflow() + " does not exist");
            return machine;
        }
        if (!workflow.get().status().available()) {
            lacks.add("Machine " + uuid + " wants Workflow " + machine.workflow() + ", which is not available");
        }
        var tasks = TaskList.of(image, workflow.get().value()).expanded(image, lacks::add);
        var begun = machine.withTasks(tasks.entries()).withCurrentTask(-1);
        return workflow.get().value().stages().stream()
                .findFirst()
                .flatMap(first -> image.find(Stage.KIND, first))
                .map(first -> begun.with()
                        .stage(first.key())
                        .bootEnv(or(first.value().bootEnv(), begun.bootEnv()))
                        .build())
                .orElse(begun);
    }

    private Machine offWorkflow(Machine before, Machine wanted) {
        var params = new HashMap<>(wanted.params());
        params.remove(CHANGE_STAGE_MAP);
        String stage = before.stage().equals(wanted.stage()) ? MachineRule.NO_STAGE : wanted.stage();
        return staged(wanted.withParams(params).withStage(stage), false);
    }

    /** Its workflow says where a machine is. */
    private void bound(Machine before, Machine wanted) {
        if (!before.bootEnv().equals(wanted.bootEnv())) {
            refusals.add("Changing machine bootenv not allowed");
        }
        if (!before.stage().equals(wanted.stage())) {
            refusals.add("Changing machine stage not allowed");
        }
    }

    private Machine otherStage(Machine before, Machine wanted) {
        boolean pending = !before.tasks().isEmpty()
                && before.currentTask() < before.tasks().size();
        if (pending && !request.force()) {
            refusals.add("Can not change stages with pending tasks unless forced");
        }
        return staged(wanted, false);
    }

    private Machine sameStage(Machine before, Machine wanted) {
        boolean elsewhere = !before.bootEnv().equals(wanted.bootEnv());
        if (elsewhere && !wanted.stage().equals(MachineRule.NO_STAGE) && !request.force()) {
            refusals.add("Can not change bootenv while in a stage unless forced. old: " + before.bootEnv() + " new "
                    + wanted.bootEnv());
        }
        if (before.tasks().isEmpty() && !wanted.tasks().isEmpty()) {
            var begun = TaskList.fresh(wanted.tasks()).expanded(image, lacks::add);
            return wanted.withTasks(begun.entries()).withCurrentTask(wanted.runnable() ? -1 : wanted.currentTask());
        }
        return listed(before, wanted);
    }

    /** In its stage: in the stage's boot environment where it names one, with the stage's tasks. */
    private Machine staged(Machine machine, boolean keepTasks) {
        var stage = image.find(Stage.KIND, machine.stage());
        if (stage.isEmpty()) {
            lacks.add("Stage " + machine.stage() + " does not exist");
        } else if (!stage.get().status().available()) {
            lacks.add("Machine " + uuid + " wants Stage " + machine.stage() + ", which is not available");
        }
        var wanted = stage.map(item -> item.value().tasks()).orElse(List.of());
        var tasks = TaskList.fresh(keepTasks && wanted.isEmpty() ? machine.tasks() : wanted);
        return machine.with()
                .bootEnv(or(stage.map(item -> item.value().bootEnv()).orElse(""), machine.bootEnv()))
                .tasks(tasks.expanded(image, lacks::add).entries())
                .currentTask(-1)
                .build();
    }

    /** On the same way as before: of its list only what comes before the next stage may change. */
    private Machine listed(Machine before, Machine wanted) {
        if (before.currentTask() != wanted.currentTask()) {
            return restarted(before, wanted);
        }
        if (before.tasks().equals(wanted.tasks())) {
            return wanted;
        }
        var old = list(before);
        var next = new TaskList(wanted.tasks(), old.current());
        old.refusal(next).ifPresent(refusals::add);
        return wanted.withTasks(next.expanded(image, lacks::add).entries());
    }

    /** Back to the start is back to where it came into its boot environment, once it may run. */
    private Machine restarted(Machine before, Machine wanted) {
        boolean same = before.tasks().equals(wanted.tasks());
        if (!same && wanted.currentTask() < 0 && !wanted.workflow().isEmpty()) {
            refusals.add("Cannot change task list and current task at the same time");
        }
        return same && wanted.currentTask() < 0 && wanted.runnable()
                ? wanted.withCurrentTask(list(before).boundary(image, wanted.bootEnv()))
                : wanted;
    }

    private void look(String bootEnv) {
        var env = image.find(BootEnv.KIND, bootEnv);
        if (env.isEmpty()) {
            lacks.add("Bootenv " + bootEnv + " does not exist");
        } else if (env.get().value().onlyUnknown()) {
            lacks.add(MachineRule.onlyUnknown(bootEnv));
        } else if (!env.get().status().available()) {
            lacks.add("BootEnv " + bootEnv + " is not available");
        }
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }
}
