// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;

/**
 * One entry of a task list: a task, or something that the server itself does at that point.
 *
 * @param name what follows the prefix; the whole entry for a task
 */
public record TaskEntry(Type type, String name) {

    /** What an entry stands for. */
    public enum Type {
        TASK,
        STAGE,
        BOOTENV,
        ACTION,
        CHROOT,
        CONTEXT,
        UNKNOWN
    }

    public static final String STAGE = "stage:";
    public static final String BOOTENV = "bootenv:";

    public static TaskEntry of(String entry) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            return new TaskEntry(Type.TASK, entry);
        }
        var type =
                switch (entry.substring(0, colon)) {
                    case "stage" -> Type.STAGE;
                    case "bootenv" -> Type.BOOTENV;
                    case "action" -> Type.ACTION;
                    case "chroot" -> Type.CHROOT;
                    case "context" -> Type.CONTEXT;
                    default -> Type.UNKNOWN;
                };
        return new TaskEntry(type, entry.substring(colon + 1));
    }

    /** The names in the entries of this type, each at its place in the list; empty at the places of others. */
    static List<String> names(List<String> entries, Type type) {
        return entries.stream()
                .map(TaskEntry::of)
                .map(entry -> entry.type() == type ? entry.name() : "")
                .toList();
    }

    /** What a stage's list may hold: actions name their plugin. */
    static void checkStage(List<String> entries, Faults faults) {
        for (String text : entries) {
            var entry = of(text);
            switch (entry.type()) {
                case TASK -> faults.name("Invalid Task", entry.name());
                case ACTION -> {
                    faults.fatal(entry.name().indexOf(':') < 0, "Invalid action specifier " + entry.name());
                    if (entry.name().indexOf(':') >= 0) {
                        entry.checkAction(faults);
                    }
                }
                case UNKNOWN -> faults.fatal("Invalid Task: " + text);
                default -> {}
            }
        }
    }

    /** What a machine's list may hold; unknown prefixes are a matter of {@link #isMalformed}. */
    static void checkMachine(List<String> entries, Faults faults) {
        for (String text : entries) {
            var entry = of(text);
            switch (entry.type()) {
                case TASK -> faults.name("Invalid Task", entry.name());
                case STAGE -> faults.name("Invalid Stage", entry.name());
                case BOOTENV -> faults.name("Invalid BootEnv", entry.name());
                case ACTION -> entry.checkAction(faults);
                default -> {}
            }
        }
    }

    private void checkAction(Faults faults) {
        var parts = name.split(":", 2);
        if (parts.length == 2) {
            faults.name("Invalid Plugin", parts[0]);
        }
        faults.name("Invalid Action", parts[parts.length - 1]);
    }

    public boolean isMalformed() {
        return type == Type.UNKNOWN;
    }
}
