// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.millwright.plugin.Action;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running plugin, and the gate that lets its actions end before it is stopped. */
final class Instance {

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final Instances.Wish wish;
    private final PluginProvider provider;
    private final PluginDefinition definition;
    private final RunningPlugin work;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private volatile boolean leaving;

    Instance(
            String name,
            Instances.Wish wish,
            PluginProvider provider,
            PluginDefinition definition,
            RunningPlugin work) {
        this.name = name;
        this.wish = wish;
        this.provider = provider;
        this.definition = definition;
        this.work = work;
    }

    String name() {
        return name;
    }

    Instances.Wish wish() {
        return wish;
    }

    PluginProvider provider() {
        return provider;
    }

    /** What it offers on objects of this kind; the kind of the system is empty. */
    List<AvailableAction> actions(String kind) {
        return definition.availableActions().stream()
                .filter(action -> action.model().equals(kind))
                .toList();
    }

    /** @throws ActionException 409 once it is going away */
    Object run(Action action) {
        if (!gate.readLock().tryLock()) {
            throw unloading(action);
        }
        try {
            if (leaving) {
                throw unloading(action);
            }
            return work.run(action);
        } finally {
            gate.readLock().unlock();
        }
    }

    private static ActionException unloading(Action action) {
        return new ActionException(409, "Action not available " + action.command() + ": unloading");
    }

    /** Lets no further action begin, waits a while for those that run, and stops it. */
    void stop(Guard guard) {
        leaving = true;
        boolean quiet = false;
        try {
            quiet = gate.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!quiet) {
            LOG.warn("Plugin {} is stopped while an action still runs", name);
        }
        try {
            guard.run(name, "Failed to stop plugin", work::stop);
        } catch (ActionException e) {
            LOG.warn("Plugin {} did not stop cleanly: {}", name, e.getMessage());
        } finally {
            if (quiet) {
                gate.writeLock().unlock();
            }
        }
    }
}
