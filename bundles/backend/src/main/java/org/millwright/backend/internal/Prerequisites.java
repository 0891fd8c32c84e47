// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.millwright.backend.Image;
import org.millwright.models.Task;
import org.millwright.models.TaskEntry;

/** Puts before each task of a list what must be done before it and wasn't since the boot environment changed. */
final class Prerequisites {

    private final Image image;
    private final Consumer<String> refused;
    private final List<String> expanded = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Prerequisites(Image image, Consumer<String> refused) {
        this.image = image;
        this.refused = refused;
    }

    List<String> expand(TaskList list) {
        for (int at = 0; at < list.entries().size(); at++) {
            String text = list.entries().get(at);
            switch (TaskEntry.of(text).type()) {
                case BOOTENV -> seen.clear();
                case TASK -> {
                    seen.add(text);
                    if (at > list.current()) {
                        before(text);
                    }
                }
                default -> {}
            }
            expanded.add(text);
        }
        return expanded;
    }

    private void before(String name) {
        var task = image.find(Task.KIND, name);
        if (task.isEmpty()) {
            return;
        }
        if (!task.get().status().available()) {
            task.get().status().errors().forEach(refused);
            return;
        }
        for (String prerequisite : task.get().value().prerequisites()) {
            if (seen.add(prerequisite)) {
                before(prerequisite);
                expanded.add(prerequisite);
            }
        }
    }
}
