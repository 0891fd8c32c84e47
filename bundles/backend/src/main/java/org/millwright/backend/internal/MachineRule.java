// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.backend.Request;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.Stage;

/** What follows from the stage and boot environment of a machine. */
final class MachineRule implements Rule<Machine> {

    private static final String FLAGS = "feature-flags";
    private static final String NO_STAGE = "none";

    @Override
    public Machine created(Image image, Request request, Machine machine) {
        var named = machine.with()
                .uuid(machine.uuid().isEmpty() ? UUID.randomUUID().toString() : machine.uuid())
                .stage(or(machine.stage(), image.pref(Prefs.DEFAULT_STAGE)))
                .bootEnv(or(machine.bootEnv(), image.pref(Prefs.DEFAULT_BOOT_ENV)))
                .secret(or(machine.secret(), Secrets.random(16)))
                .runnable(true)
                .currentTask(-1)
                .build();
        return staged(image, named);
    }

    @Override
    public Machine changed(Image image, Request request, Machine before, Machine after) {
        if (before.locked() && after.locked() && request.principal().startsWith("user:")) {
            throw new Problem(Machine.KIND.name(), before.uuid(), "", java.util.List.of("Locked"), 403);
        }
        if (!before.stage().equals(after.stage())) {
            return staged(image, after.withCurrentTask(-1)).withRunnable(runs(before, after));
        }
        if (!before.bootEnv().equals(after.bootEnv()) && !after.stage().equals(NO_STAGE) && !request.force()) {
            throw Problem.invalid(
                    Machine.KIND.name(),
                    before.uuid(),
                    java.util.List.of("Can not change bootenv while in a stage unless forced. old: " + before.bootEnv()
                            + " new " + after.bootEnv()));
        }
        return after.withRunnable(runs(before, after));
    }

    private static boolean runs(Machine before, Machine after) {
        return after.runnable() && before.bootEnv().equals(after.bootEnv());
    }

    /** As its stage wants it: with the stage's tasks, and in its boot environment where it names one. */
    private static Machine staged(Image image, Machine machine) {
        return image.find(Stage.KIND, machine.stage())
                .map(Item::value)
                .map(stage -> machine.with()
                        .bootEnv(or(stage.bootEnv(), machine.bootEnv()))
                        .tasks(stage.tasks().isEmpty() ? machine.tasks() : stage.tasks())
                        .build())
                .orElse(machine);
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    @Override
    public Machine settled(Image image, Optional<Machine> before, Machine machine) {
        var flags = new TreeSet<String>();
        flags.add("change-stage-v2");
        image.find(BootEnv.KIND, machine.bootEnv())
                .ifPresent(env -> collect(flags, env.value().meta()));
        image.find(Stage.KIND, machine.stage())
                .ifPresent(stage -> collect(flags, stage.value().meta()));
        if (flags.contains("original-change-stage")) {
            flags.remove("change-stage-v2");
        }
        var meta = new HashMap<>(machine.meta());
        meta.put(FLAGS, String.join(",", flags));
        return machine.withMeta(meta);
    }

    private static void collect(java.util.Set<String> flags, Map<String, String> meta) {
        Arrays.stream(meta.getOrDefault(FLAGS, "").split(","))
                .map(String::trim)
                .filter(flag -> !flag.isEmpty())
                .forEach(flags::add);
    }

    @Override
    public void check(Image image, Optional<Machine> before, Machine machine, Faults faults) {
        if (machine.address().isGlobalUnicast()) {
            image.table(Machine.KIND).with("Address", machine.address().text()).stream()
                    .filter(other -> !other.key().equals(machine.uuid()))
                    .forEach(other ->
                            faults.fatal("Machine " + other.key() + " already has IP address " + machine.address()));
        }
        image.find(BootEnv.KIND, machine.bootEnv())
                .filter(env -> env.value().onlyUnknown())
                .ifPresent(env -> faults.soft(
                        "BootEnv " + env.key() + " does not allow Machine assignments, it has the OnlyUnknown flag."));
    }

    @Override
    public void deletable(Request request, Machine machine) {
        if (machine.locked() && request.principal().startsWith("user:")) {
            throw new Problem(Machine.KIND.name(), machine.uuid(), "DELETE", java.util.List.of("Locked"), 403);
        }
    }

    /** A new machine is whole, and so is one that is sent elsewhere. */
    @Override
    public boolean mustBeAvailable(Optional<Machine> before, Machine machine) {
        return before.map(old -> !old.stage().equals(machine.stage())
                        || !old.bootEnv().equals(machine.bootEnv())
                        || !old.workflow().equals(machine.workflow()))
                .orElse(true);
    }
}
