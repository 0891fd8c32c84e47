// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A short command of the operating system, run to its end. */
final class Command {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Command() {}

    /** What came of a command; {@code output} is both of its streams. */
    record Result(int status, String output) {}

    /** Runs a line whose words are separated by blanks and gives its output; a failure is thrown with it. */
    static String run(String command) {
        Result result = of(List.of(command.trim().split(" +")));
        if (result.status() != 0) {
            throw new IllegalStateException("'" + command + "' ended with " + result.status() + ": " + result.output());
        }
        return result.output();
    }

    static Result of(List<String> words) {
        try {
            // A file, not a pipe: a daemon that the command leaves behind must not hold up the reader.
            Path file = Files.createTempFile("command", ".out");
            try {
                Process process = new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(file.toFile())
                        .start();
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("still running after " + LIMIT + ": " + words);
                }
                return new Result(process.exitValue(), Files.readString(file, StandardCharsets.UTF_8));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
