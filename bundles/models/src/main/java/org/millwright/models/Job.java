// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of one entry of a machine's task list.
 *
 * @param previous the machine's job before it; all zero for the first one
 * @param current whether it is the machine's newest
 * @param currentIndex where its entry stands in the list
 * @param token for this job alone, where its task needs more rights than the machine has
 */
@RecordBuilder
public record Job(
        Map<String, String> meta,
        String endpoint,
        @JsonDeserialize(using = Wire.UuidText.class) String uuid,
        @JsonDeserialize(using = Wire.UuidText.class) String previous,
        @JsonDeserialize(using = Wire.UuidText.class) String machine,
        String task,
        String stage,
        String context,
        String state,
        String exitState,
        Instant startTime,
        Instant endTime,
        boolean archived,
        boolean current,
        int currentIndex,
        int nextIndex,
        String workflow,
        String bootEnv,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Claim> extraClaims,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String token)
        implements Model, JobBuilder.With {

    /** What the first job of a machine has as its previous one. */
    public static final String NONE = "00000000-0000-0000-0000-000000000000";

    private static final Set<String> STATES = Set.of("created", "running", "incomplete", "failed", "finished");
    private static final Set<String> EXIT_STATES = Set.of("", "reboot", "poweroff", "stop", "complete", "failed");

    public static final Kind<Job> KIND = Kind.of("jobs", Job.class)
            .key(Attribute.uuid("Uuid", Job::uuid))
            .attribute(Attribute.uuid("Previous", Job::previous).asIndexed())
            .attribute(Attribute.text("Stage", Job::stage))
            .attribute(Attribute.text("Workflow", Job::workflow))
            .attribute(Attribute.text("BootEnv", Job::bootEnv))
            .attribute(Attribute.text("Task", Job::task))
            .attribute(Attribute.text("State", Job::state))
            .attribute(Attribute.uuid("Machine", Job::machine).asIndexed())
            .attribute(Attribute.flag("Archived", Job::archived))
            .attribute(Attribute.one(
                    "StartTime", Attribute.Type.TIME, job -> job.startTime().toString()))
            .attribute(Attribute.one(
                    "EndTime", Attribute.Type.TIME, job -> job.endTime().toString()))
            .attribute(Attribute.sortedFlag("Current", Job::current))
            .ownedBy(Job::machine)
            .refers(Reference.one("tasks", Job::neededTask, "Task {ref} does not exist")
                    .asFatal())
            .refers(Reference.one("stages", Job::neededStage, "Stage {ref} does not exist")
                    .available("Stage {ref} is not available")
                    .asFatal())
            .check(Job::check)
            .build();

    public Job {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        uuid = Fill.text(uuid);
        previous = Fill.text(previous);
        machine = Fill.text(machine);
        task = Fill.text(task);
        stage = Fill.text(stage);
        context = Fill.text(context);
        state = Fill.text(state);
        exitState = Fill.text(exitState);
        startTime = startTime == null ? Lease.NEVER : startTime;
        endTime = endTime == null ? Lease.NEVER : endTime;
        workflow = Fill.text(workflow);
        bootEnv = Fill.text(bootEnv);
        extraClaims = Fill.list(extraClaims);
        token = Fill.text(token);
    }

    /** Whether it has ended, well or not. */
    public boolean ended() {
        return state.equals("finished") || state.equals("failed");
    }

    /** Only a current job that hasn't ended needs what it names. */
    private String neededTask() {
        return current && !ended() && task.indexOf(':') < 0 ? task : "";
    }

    private String neededStage() {
        return current && !ended() ? stage : "";
    }

    private void check(Faults faults) {
        faults.fatal(uuid.isEmpty(), "Job " + this + " was not assigned a uuid!");
        faults.fatal(previous.isEmpty(), "Job " + uuid + " does not have a Previous job");
        if (task.indexOf(':') < 0) {
            faults.name("Invalid Task", task);
        }
        faults.name("Invalid Stage", stage);
        faults.fatal(!STATES.contains(state), "Invalid State `" + state + "`");
        faults.fatal(!EXIT_STATES.contains(exitState), "Invalid ExitState `" + exitState + "`");
    }

    /** The token is a secret. */
    @Override
    public String toString() {
        return "Job[" + uuid + " " + task + " on " + machine + "]";
    }
}
