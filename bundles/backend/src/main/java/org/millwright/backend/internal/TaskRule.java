// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.models.Faults;
import org.millwright.models.Task;

/** A task's files and scripts must be templates, and what comes before it must exist and never lead back to it. */
final class TaskRule implements Rule<Task> {

    private static final String SANE = "sane-exit-codes";
    private static final String ORIGINAL = "original-exit-codes";

    private final TemplateTexts texts;

    TaskRule(TemplateTexts texts) {
        this.texts = texts;
    }

    @Override
    public Task settled(Image image, Optional<Task> before, Task object) {
        return flagged(object, FeatureFlags.of(object.meta()));
    }

    /** A layer speaks for its tasks. */
    @Override
    public Task layered(Map<String, String> meta, Task object) {
        var flags = FeatureFlags.of(object.meta());
        flags.addAll(FeatureFlags.of(meta));
        return flagged(object, flags);
    }

    private static Task flagged(Task object, Set<String> flags) {
        if (flags.contains(ORIGINAL)) {
            flags.remove(SANE);
        } else {
            flags.add(SANE);
        }
        return object.withMeta(FeatureFlags.with(object.meta(), flags));
    }

    @Override
    public void check(Image image, Optional<Task> before, Task object, Faults faults) {
        texts.checkPaths(object.meta(), object.templates(), faults::fatal);
    }

    @Override
    public void checkLast(Image image, Optional<Task> before, Task object, Faults faults) {
        texts.checkContents(object.meta(), object.templates(), faults::fatal);
        var missing = object.prerequisites().stream()
                .filter(name -> image.find(Task.KIND, name).isEmpty())
                .toList();
        missing.forEach(name -> faults.fatal("Task " + object.name() + " missing prerequisite " + name));
        if (!missing.contains(object.name())) {
            new Circle(image, object, faults).look(new ArrayList<>(List.of(object.name())), object.prerequisites());
        }
    }

    /** Looks for the first way along prerequisites that leads into a circle. */
    private static final class Circle {
        private final Image image;
        private final Task task;
        private final Faults faults;
        private final Set<String> harmless = new HashSet<>();

        Circle(Image image, Task task, Faults faults) {
            this.image = image;
            this.task = task;
            this.faults = faults;
        }

        boolean look(List<String> way, List<String> next) {
            for (String name : next) {
                int at = way.indexOf(name);
                if (at >= 0) {
                    faults.fatal(
                            at == 0
                                    ? "Task " + task.name() + " depends on itself!"
                                    : "Task " + task.name() + " depends on a task with a circular dependency");
                    faults.fatal(String.join(": ", way) + ": " + name + " (cycle at " + at + ")");
                    return true;
                }
                way.add(name);
                if (harmless.add(name) && look(way, prerequisites(name))) {
                    return true;
                }
                way.remove(way.size() - 1);
            }
            return false;
        }

        private List<String> prerequisites(String name) {
            return image.find(Task.KIND, name)
                    .map(item -> item.value().prerequisites())
                    .orElse(List.of());
        }
    }
}
