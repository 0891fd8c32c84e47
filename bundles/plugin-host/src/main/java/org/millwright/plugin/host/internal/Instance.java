// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.millwright.backend.Request;
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
    /** Those that hang among them, so that their threads don't become ever more. */
    private static final int AT_ONCE = 64;

    private final String name;
    private final Instances.Wish wish;
    private final PluginProvider provider;
    private final PluginDefinition definition;
    private final RunningPlugin work;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final Semaphore room = new Semaphore(AT_ONCE);
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

    /**
     * Runs an action in a thread of its own, which is left to itself where it gives no answer in time.
     *
     * @throws ActionException 409 once it is going away, 503 while too many still run, 504 where it gives no answer
     */
    Object run(Guard guard, Request request, Action action) {
        if (!room.tryAcquire()) {
            throw new ActionException(
                    503, "Action not available " + action.command() + ": " + AT_ONCE + " others still run");
        }
        return guard.ask(
                name,
                "Action " + action.command() + " of plugin " + name,
                () -> {
                    try (var mark = request.mark()) {
                        return run(action);
                    } finally {
                        room.release();
                    }
                },
                late -> LOG.info("Action {} of plugin {} came to an end after all", action.command(), name));
    }

    private Object run(Action action) {
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
