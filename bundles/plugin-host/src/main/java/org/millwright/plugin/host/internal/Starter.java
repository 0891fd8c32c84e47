// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts each instance on a thread of its own, so that one that hangs holds up nobody for longer than this. */
record Starter(Duration patience) {

    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);

    /** @throws ActionException that says why it doesn't run; one that comes too late is stopped at once */
    RunningPlugin start(String name, PluginProvider provider, BackendContext context) {
        var work = new CompletableFuture<RunningPlugin>();
        var thread = new Thread(() -> run(name, provider, context, work), "millwright-plugin-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            work.cancel(false);
            thread.interrupt();
            throw failed("it hangs: no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.cancel(false);
            thread.interrupt();
            throw failed("the server is stopping");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ActionException refused) {
                throw refused;
            }
            LOG.debug("Plugin {}", name, e.getCause());
            throw failed(e.getCause().toString());
        }
    }

    private static void run(
            String name, PluginProvider provider, BackendContext context, CompletableFuture<RunningPlugin> work) {
        try {
            var started = provider.start(context);
            if (!work.complete(started)) {
                LOG.info("Plugin {} started too late and is stopped", name);
                started.stop();
            }
        } catch (RuntimeException | LinkageError e) {
            if (!work.completeExceptionally(e)) {
                LOG.debug("Plugin {} failed too late", name, e);
            }
        }
    }

    private static ActionException failed(String why) {
        return new ActionException(500, "Failed to start plugin - didn't start: " + why);
    }
}
