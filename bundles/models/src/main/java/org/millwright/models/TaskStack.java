// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;

/** A task list that waits, and how far it got. */
public record TaskStack(int currentTask, List<String> taskList) {

    public TaskStack {
        taskList = Fill.list(taskList);
    }
}
