// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kills a process that has nothing but a backend and its store, again and again, and tells what was lost. */
final class Survive {

    private static final Survival.Plan PLAN = new Survival.Plan(8, 40, BackendClient.PAIR, 600, 900, 4);

    /** @param args store address, number of cycles, seed */
    public static void main(String[] args) throws IOException {
        long begin = System.nanoTime();
        var report = new Survival(() -> start(args[0]), PLAN, Long.parseLong(args[2])).run(Integer.parseInt(args[1]));
        System.out.printf(
                "%d kills while writing, %d while starting, in %d s: %d writes acknowledged, %d unanswered, %d refused;"
                        + " lost, torn, resurrected or invented: %d%n",
                report.cycles(),
                report.killedStarts(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                report.acknowledged(),
                report.unanswered(),
                report.refused().size(),
                report.findings().size());
        report.refused().stream().distinct().limit(5).forEach(System.out::println);
        report.findings().forEach(System.out::println);
        System.exit(report.findings().isEmpty() ? 0 : 1);
    }

    private static Running start(String store) {
        try {
            var process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SlimServer.class.getName(),
                            store)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Slim(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Slim(Process process) implements Running {

        @Override
        public Client ready() throws IOException {
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("The server did not start: run it alone to see why: " + List.of(process.info()));
            }
            return new SocketClient(Integer.parseInt(line.replace("ready ", "")));
        }

        @Override
        public void kill() {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private Survive() {}
}
