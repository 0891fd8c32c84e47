// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.millwright.backend.BootFiles;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Job;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from workflow, stage and boot environment of a machine; how it is changed says {@link MachineStep}. */
final class MachineRule implements Rule<Machine> {

    static final String NO_STAGE = "none";

    private static final Logger LOG = LoggerFactory.getLogger(MachineRule.class);
    private static final String CHANGE_STAGE = "change-stage-v2";
    private static final String FIRST_BOOT_ENV = "local";

    private final Supplier<Optional<BootFiles>> files;
    private final Requirements requirements;

    /** @param files where they are empty, all are said to be there */
    MachineRule(Supplier<Optional<BootFiles>> files, Requirements requirements) {
        this.files = files;
        this.requirements = requirements;
    }

    @Override
    public Machine created(Image image, Request request, Machine machine) {
        var named = machine.with()
                .uuid(or(machine.uuid(), UUID.randomUUID().toString()))
                .workflow(or(machine.workflow(), image.pref(Prefs.DEFAULT_WORKFLOW)))
                .stage(or(machine.stage(), image.pref(Prefs.DEFAULT_STAGE)))
                .bootEnv(or(machine.bootEnv(), image.pref(Prefs.DEFAULT_BOOT_ENV)))
                .secret(or(machine.secret(), Secrets.random(16)))
                .runnable(true)
                .currentTask(-1)
                .build();
        return new MachineStep(image, request, named.uuid()).created(named);
    }

    @Override
    public Machine changed(Image image, Request request, Machine before, Machine after) {
        if (before.locked() && request.principal().startsWith("user:")) {
            if (after.locked()) {
                throw new Problem(Machine.KIND.name(), before.uuid(), "", List.of("Locked"), 403);
            }
            LOG.info("machines:{} unlocked by {}", before.uuid(), request.principal());
        }
        var wanted = after.with()
                .stage(or(after.stage(), NO_STAGE))
                .currentTask(Math.max(-1, after.currentTask()))
                .secret(or(after.secret(), Secrets.random(16)))
                .build();
        return new MachineStep(image, request, before.uuid()).changed(before, wanted);
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    @Override
    public Machine settled(Image image, Optional<Machine> before, Machine machine) {
        var env = image.find(BootEnv.KIND, machine.bootEnv());
        boolean moved = !before.map(Machine::bootEnv).orElse(FIRST_BOOT_ENV).equals(machine.bootEnv());
        boolean installed = moved && machine.bootEnv().endsWith("-install") && env.isPresent();
        var flags = FeatureFlags.of(env.map(item -> item.value().meta()).orElse(java.util.Map.of()));
        image.find(Stage.KIND, machine.stage())
                .ifPresent(stage -> flags.addAll(FeatureFlags.of(stage.value().meta())));
        if (flags.contains("original-change-stage")) {
            flags.remove(CHANGE_STAGE);
        } else {
            flags.add(CHANGE_STAGE);
        }
        return machine.with()
                .currentTask(Math.min(machine.currentTask(), machine.tasks().size()))
                .runnable(machine.runnable() && (before.isEmpty() || !moved))
                .os(installed ? env.get().value().os().name() : machine.os())
                .meta(FeatureFlags.with(machine.meta(), flags))
                .build();
    }

    @Override
    public Machine unavailable(Machine machine) {
        return machine.withRunnable(false);
    }

    @Override
    public void check(Image image, Optional<Machine> before, Machine machine, Faults faults) {
        if (machine.address().isGlobalUnicast()) {
            image.table(Machine.KIND).with("Address", machine.address().text()).stream()
                    .filter(other -> !other.key().equals(machine.uuid()))
                    .forEach(other ->
                            faults.fatal("Machine " + other.key() + " already has IP address " + machine.address()));
        }
    }

    @Override
    public void checkLast(Image image, Optional<Machine> before, Machine machine, Faults faults) {
        image.find(BootEnv.KIND, machine.bootEnv()).ifPresent(item -> {
            var env = item.value();
            faults.soft(env.onlyUnknown(), onlyUnknown(env.name()));
            boolean moved = before.isPresent() && !before.get().bootEnv().equals(env.name());
            if (moved && env.netBoot() && !env.onlyUnknown()) {
                checkBoot(image, env, machine.arch(), faults);
            }
        });
        once(image, machine.profiles(), faults);
        TaskList.check(image, machine.tasks(), faults);
        TaskList.checkForm(machine.tasks(), faults);
        requirements.check(image, machine, faults);
    }

    private void checkBoot(Image image, BootEnv env, String arch, Faults faults) {
        var missing = env.architectures().containsKey(arch)
                ? files.get().map(all -> all.missing(image, env, arch)).orElse(List.of())
                : List.of("Cannot handle arch " + arch);
        missing.forEach(faults::soft);
        faults.soft(!missing.isEmpty(), "BootEnv " + env.name() + " cannot boot Arch " + arch);
    }

    private static void once(Image image, List<String> profiles, Faults faults) {
        for (int at = 0; at < profiles.size(); at++) {
            String name = profiles.get(at);
            int first = profiles.indexOf(name);
            faults.fatal(
                    first < at && image.find(Profile.KIND, name).isPresent(),
                    "Duplicate profile " + name + ": at " + first + " and " + at);
        }
    }

    /** Who makes a machine is told everything at once. */
    @Override
    public List<String> refusal(Faults faults) {
        return faults.messages();
    }

    /** Clients know each message twice. */
    @Override
    public Faults forced(Faults faults) {
        return faults.twice();
    }

    static String onlyUnknown(String bootEnv) {
        return "BootEnv " + bootEnv + " does not allow Machine assignments, it has the OnlyUnknown flag.";
    }

    /** A new machine is whole. */
    @Override
    public boolean mustBeAvailable(Optional<Machine> before, Machine machine) {
        return before.isEmpty();
    }

    @Override
    public void deletable(Request request, Machine machine) {
        if (machine.locked() && request.principal().startsWith("user:")) {
            throw new Problem(Machine.KIND.name(), machine.uuid(), "DELETE", List.of("Locked"), 403);
        }
    }

    /** Its last job stays, as one of the past. */
    @Override
    public void deleted(Transaction transaction, Machine machine) {
        transaction
                .image()
                .find(Job.KIND, machine.currentJob())
                .filter(job -> job.value().current())
                .ifPresent(job -> transaction.save(Job.KIND, job.value().withCurrent(false)));
    }
}
