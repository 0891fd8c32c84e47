// SPDX-License-Identifier: Apache-2.0
package org.millwright.incrementer.internal;

import org.millwright.plugin.Action;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.RunningPlugin;

/** An instance of the incrementer. One count at a time, so that none is lost. */
final class Counting implements RunningPlugin {

    private final PluginContext context;

    Counting(PluginContext context) {
        this.context = context;
    }

    @Override
    public synchronized Object run(Action action) {
        return switch (action.command()) {
            case "increment" -> increment(action);
            case "reset_count" -> reset(action);
            case "incrstatus" -> "Running";
            default -> throw new ActionException(404, "The incrementer has no command " + action.command());
        };
    }

    private Object increment(Action action) {
        String parameter = (String) action.params().getOrDefault(Incrementer.PARAMETER, "incrementer/default");
        Number step = (Number) action.params().getOrDefault(Incrementer.STEP, 1);
        add(action, Incrementer.TOUCHED, 1);
        return add(action, parameter, step.longValue());
    }

    /** Adds to what the machine has now: the action holds what it had when it was asked. */
    private long add(Action action, String parameter, long step) {
        var machine = context.find(action.commandSet(), action.key())
                .orElseThrow(() -> new ActionException(404, "The machine " + action.key() + " is gone"));
        long next = machine.path("Params").path(parameter).asLong() + step;
        context.setParam(action.commandSet(), action.key(), parameter, next);
        return next;
    }

    private Object reset(Action action) {
        context.removeParam(action.commandSet(), action.key(), Incrementer.TOUCHED);
        return "Success";
    }
}
