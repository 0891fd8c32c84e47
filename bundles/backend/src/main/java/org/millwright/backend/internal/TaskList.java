// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.millwright.backend.Image;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.Stage;
import org.millwright.models.Task;
import org.millwright.models.TaskEntry;
import org.millwright.models.Workflow;

/**
 * What a machine has to do, and how far it is: what it has done (up to the entry at {@code current}), what follows
 * before the next stage, and the rest.
 *
 * @param current the last entry that is done or is being done; -1 before the first
 */
record TaskList(List<String> entries, int current) {

    TaskList {
        entries = List.copyOf(entries);
    }

    static TaskList fresh(List<String> entries) {
        return new TaskList(entries, -1);
    }

    /** All that a workflow's stages want, each in its boot environment where that isn't the one before. */
    static TaskList of(Image image, Workflow workflow) {
        var entries = new ArrayList<String>();
        String bootEnv = "";
        for (String name : workflow.stages()) {
            var stage = image.find(Stage.KIND, name).map(Item::value);
            if (stage.isEmpty()) {
                continue;
            }
            entries.add(TaskEntry.STAGE + name);
            String wanted = stage.get().bootEnv();
            if (!wanted.isEmpty() && !wanted.equals(bootEnv)) {
                entries.add(TaskEntry.BOOTENV + wanted);
                bootEnv = wanted;
            }
            entries.addAll(stage.get().tasks());
        }
        return fresh(entries);
    }

    List<String> past() {
        return entries.subList(0, start());
    }

    List<String> present() {
        return entries.subList(start(), nextStage());
    }

    List<String> future() {
        return entries.subList(nextStage(), entries.size());
    }

    private int start() {
        return Math.max(0, Math.min(current + 1, entries.size()));
    }

    private int nextStage() {
        int at = start();
        while (at < entries.size() && !entries.get(at).startsWith(TaskEntry.STAGE)) {
            at++;
        }
        return at;
    }

    /** Why this can't become {@code next} at the same position: only what is present may change. */
    Optional<String> refusal(TaskList next) {
        if (next.past().size() < past().size()) {
            return Optional.of("Cannot remove tasks that have already executed or are already executing");
        }
        if (!next.past().equals(past())) {
            return Optional.of("Cannot change tasks that have already executed or are executing");
        }
        return next.future().equals(future())
                ? Optional.empty()
                : Optional.of("Cannot change tasks that are past the next stage transition");
    }

    /**
     * The entry of the stage with which the machine's time in this boot environment began: going back further would
     * run tasks in another one. -1 where it has been in no other.
     */
    int boundary(Image image, String bootEnv) {
        int found = -1;
        for (int at = Math.min(current, entries.size() - 1); at >= 0; at--) {
            var entry = TaskEntry.of(entries.get(at));
            String wanted = entry.type() == TaskEntry.Type.STAGE
                    ? image.find(Stage.KIND, entry.name())
                            .map(item -> item.value().bootEnv())
                            .orElse("")
                    : "";
            if (wanted.equals(bootEnv)) {
                found = at;
            } else if (!wanted.isEmpty()) {
                break;
            }
        }
        return found;
    }

    /**
     * With the prerequisites of what is to come, each before the first that needs it in one boot environment.
     *
     * @param refused takes why a task can't be expanded
     */
    TaskList expanded(Image image, Consumer<String> refused) {
        return new TaskList(new Prerequisites(image, refused).expand(this), current);
    }

    /** What the entries name must exist. */
    static void check(Image image, List<String> entries, Faults faults) {
        for (int at = 0; at < entries.size(); at++) {
            var entry = TaskEntry.of(entries.get(at));
            var kind =
                    switch (entry.type()) {
                        case TASK -> Task.KIND;
                        case STAGE -> Stage.KIND;
                        case BOOTENV -> BootEnv.KIND;
                        default -> null;
                    };
            if (kind != null && image.find(kind, entry.name()).isEmpty()) {
                faults.soft(kind.label() + " " + entry.name() + " (at " + at + ") does not exist");
            }
        }
    }

    /** Entries must be such as this server knows. */
    static void checkForm(List<String> entries, Faults faults) {
        for (int at = 0; at < entries.size(); at++) {
            boolean malformed = TaskEntry.of(entries.get(at)).isMalformed();
            faults.soft(malformed, entries.get(at) + " (at " + at + ") is malformed");
        }
    }
}
