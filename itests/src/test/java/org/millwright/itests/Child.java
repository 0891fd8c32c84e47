// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process that runs beside the tests, its output in a file; it never outlives them. */
final class Child implements AutoCloseable {

    private static final Set<Child> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Child::kill)));
    }

    private final Process process;
    private final Log log;

    private Child(Process process, Log log) {
        this.process = process;
        this.log = log;
    }

    static Child start(Path output, List<String> words) {
        return start(output, words, Map.of());
    }

    static Child start(Path output, List<String> words, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            Child child = new Child(builder.start(), new Log(output));
            RUNNING.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    Log log() {
        return log;
    }

    /** SIGTERM, then the exit status; longer than the limit is a failure. */
    int terminate(Duration limit) {
        process.destroy();
        if (!ended(limit)) {
            throw new AssertionError("still running " + limit.toSeconds() + " s after SIGTERM\n" + log.tail(40));
        }
        return process.exitValue();
    }

    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        ended(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        kill();
    }

    boolean ended(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                RUNNING.remove(this);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return process.exitValue();
    }
}
