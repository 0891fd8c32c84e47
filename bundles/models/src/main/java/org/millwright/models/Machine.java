// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A computer that this server provisions.
 *
 * @param profile what old clients send their parameters in; empty once it is read
 * @param taskErrorStacks the task lists that wait until a failed task was dealt with
 * @param context where its tasks run: empty for the machine itself
 */
@RecordBuilder
public record Machine(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        @JsonDeserialize(using = Wire.UuidText.class) String uuid,
        @JsonDeserialize(using = Wire.UuidText.class) String currentJob,
        Ip address,
        String stage,
        String bootEnv,
        List<String> profiles,
        OldProfile profile,
        @JsonDeserialize(using = Verbatim.Reader.class) Map<String, Object> params,
        List<String> tasks,
        int currentTask,
        boolean runnable,
        String secret,
        @JsonProperty("OS") String os,
        List<String> hardwareAddrs,
        String workflow,
        String arch,
        boolean locked,
        int retryTaskAttempt,
        List<TaskStack> taskErrorStacks,
        String context,
        Fingerprint fingerprint,
        String pool,
        boolean poolAllocated,
        String poolStatus,
        boolean workflowComplete)
        implements Model, MachineBuilder.With {

    /** The index over what {@link Fingerprint#words} has. */
    public static final String FINGERPRINT = "Fingerprint";

    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}([:-][0-9a-f]{2}){5}(([:-][0-9a-f]{2}){2})?");

    public static final Kind<Machine> KIND = Kind.of("machines", Machine.class)
            .key(Attribute.uuid("Uuid", Machine::uuid))
            .attribute(Attribute.text("Name", Machine::name).asUnique())
            .attribute(Attribute.text("Stage", Machine::stage).asIndexed())
            .attribute(Attribute.text("Workflow", Machine::workflow))
            .attribute(Attribute.text("BootEnv", Machine::bootEnv).asIndexed())
            .attribute(Attribute.address("Address", Machine::address).asIndexed())
            .attribute(Attribute.flag("Runnable", Machine::runnable))
            .attribute(Attribute.list("Profiles", Machine::profiles).asIndexed())
            .attribute(Attribute.list("HardwareAddr", Machine::hardwareAddrs).asIndexed())
            .params(Machine::params, Machine::withParams)
            .attribute(Attribute.text("Context", Machine::context))
            .attribute(Attribute.text("Pool", Machine::pool))
            .attribute(Attribute.flag("PoolAllocated", Machine::poolAllocated))
            .attribute(Attribute.text("PoolStatus", Machine::poolStatus))
            .attribute(Attribute.flag("WorkflowComplete", Machine::workflowComplete))
            .trace(Attribute.list(FINGERPRINT, machine -> machine.fingerprint().words()))
            .refers(Reference.many("profiles", Machine::profiles, "Profile {ref} (at {at}) does not exist")
                    .holds("Machine {key} is using profile {ref}")
                    .as("Profiles"))
            .refers(Reference.one("workflows", Machine::workflow, "Workflow {ref} does not exist")
                    .available("Machine {key} wants Workflow {ref}, which is not available"))
            .refers(Reference.one("stages", Machine::stage, "Stage {ref} does not exist")
                    .available("Machine {key} wants Stage {ref}, which is not available")
                    .holds("Stage {ref} in use by Machine {name}")
                    .as("Stage"))
            .refers(Reference.one("bootenvs", Machine::bootEnv, "Bootenv {ref} does not exist")
                    .available("BootEnv {ref} is not available")
                    .holds("Bootenv {ref} in use by Machine {name}")
                    .as("BootEnv"))
            .refers(Reference.<Machine>many("tasks", machine -> machine.entries(TaskEntry.Type.TASK), "")
                    .holds("machines:{key} still uses {ref}")
                    .asScanned())
            .refers(Reference.<Machine>many("stages", machine -> machine.entries(TaskEntry.Type.STAGE), "")
                    .asScanned())
            .refers(Reference.<Machine>many("bootenvs", machine -> machine.entries(TaskEntry.Type.BOOTENV), "")
                    .asScanned())
            .check(Machine::check)
            .build();

    public Machine {
        meta = Fill.map(meta);
        endpoint = Fill.word(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        uuid = Fill.text(uuid);
        currentJob = Fill.text(currentJob);
        address = Fill.ip(address);
        stage = Fill.word(stage);
        bootEnv = Fill.word(bootEnv);
        profiles = Fill.words(profiles);
        params = Fill.values(profile == null ? params : profile.paramsOr(params));
        profile = OldProfile.NONE;
        tasks = Fill.words(tasks);
        secret = Fill.text(secret);
        os = Fill.word(os);
        hardwareAddrs = Fill.list(hardwareAddrs);
        if (hardwareAddrs.stream().anyMatch(mac -> !mac.equals(mac.toLowerCase(Locale.ROOT)))) {
            hardwareAddrs = hardwareAddrs.stream()
                    .map(mac -> mac.toLowerCase(Locale.ROOT))
                    .toList();
        }
        workflow = Fill.word(workflow);
        arch = Fill.word(arch, "amd64");
        taskErrorStacks = Fill.list(taskErrorStacks);
        context = Fill.word(context);
        fingerprint = fingerprint == null ? Fingerprint.NONE : fingerprint;
        pool = Fill.word(pool);
        poolStatus = Fill.word(poolStatus);
    }

    private List<String> entries(TaskEntry.Type type) {
        return TaskEntry.names(tasks, type);
    }

    private void check(Faults faults) {
        var normal = Arch.normal(arch);
        if (normal.isEmpty()) {
            faults.fatal("Unsupported arch " + arch);
        } else if (!normal.get().equals(arch)) {
            faults.fatal("Please use " + normal.get() + " for Arch instead of " + arch);
        }
        faults.machineName("Invalid Name", name);
        faults.name("Invalid Stage", stage);
        faults.name("Invalid BootEnv", bootEnv);
        if (!workflow.isEmpty()) {
            faults.name("Invalid Workflow", workflow);
        }
        faults.names("Invalid Profile", profiles);
        TaskEntry.checkMachine(tasks, faults);
        for (String mac : hardwareAddrs) {
            if (!MAC.matcher(mac).matches()) {
                faults.fatal("Invalid Hardware Address `" + mac + "`: address " + mac + ": invalid MAC address");
            }
        }
        if (!address.isNone() && address.isV4() && address.bits() != 0 && !address.isGlobalUnicast()) {
            faults.fatal(address + " is not a valid IP address for dr-provision");
        }
    }
}
