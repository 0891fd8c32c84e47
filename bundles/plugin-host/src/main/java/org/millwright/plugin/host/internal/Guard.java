// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.millwright.plugin.ActionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a plugin's code on a thread of its own: whatever it throws is said, and who hangs holds up nobody for longer. */
record Guard(Duration patience) {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    /**
     * @param what begins the message of a failure
     * @param late gets the answer that nobody waits for any more
     * @throws ActionException that says why there is no answer
     */
    <T> T call(String plugin, String what, Supplier<T> code, Consumer<T> late) {
        try {
            return ask(plugin, what, code, late);
        } catch (ActionException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw failed(500, what, e.toString());
        }
    }

    /** The same, where what it throws is for the caller to see; 504 where it hangs. */
    <T> T ask(String plugin, String what, Supplier<T> code, Consumer<T> late) {
        var answer = new CompletableFuture<T>();
        var thread = new Thread(() -> run(plugin, code, late, answer), "millwright-plugin-" + plugin);
        thread.setDaemon(true);
        thread.start();
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (answer.cancel(false)) {
                thread.interrupt();
                throw failed(504, what, "it hangs: no answer within " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (answer.cancel(false)) {
                thread.interrupt();
                throw failed(503, what, "the server is stopping");
            }
        } catch (ExecutionException e) {
            LOG.debug("Plugin {} failed", plugin, e.getCause());
        }
        return given(answer);
    }

    private static <T> T given(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** The same for code that answers nothing. */
    void run(String plugin, String what, Runnable code) {
        call(plugin, what, () -> done(code), late -> LOG.info("Plugin {} came to an end after all", plugin));
    }

    private static boolean done(Runnable code) {
        code.run();
        return true;
    }

    // The thread is the plugin's alone, so that an Error there, such as a missing class, is an answer like others.
    private static <T> void run(String plugin, Supplier<T> code, Consumer<T> late, CompletableFuture<T> answer) {
        try {
            T given = code.get();
            if (!answer.complete(given)) {
                late.accept(given);
            }
        } catch (Throwable e) {
            if (!answer.completeExceptionally(e)) {
                LOG.debug("Plugin {} failed too late", plugin, e);
            }
        }
    }

    private static ActionException failed(int code, String what, String why) {
        return new ActionException(code, what + ": " + why);
    }
}
