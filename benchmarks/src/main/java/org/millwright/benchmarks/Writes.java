// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.millwright.models.Machine;
import org.millwright.models.ParamField;
import org.millwright.models.Wire;

/** Durable writes by many clients, from JSON to JSON, and beside them what a synced append alone costs. */
final class Writes {

    private static final double SECONDS = 5;

    /** Until the compiler has seen enough: this is a server that runs for months. */
    private static final double WARM_UP = 20;

    /** Operations of one measurement; more room would only be work for the collector. */
    private static final int MOST = 1 << 20;

    private static final ParamField<Machine> PARAMS = Machine.KIND.params().orElseThrow();

    private final Server server;
    private final int count;
    private final AtomicInteger next;

    private Writes(Server server, int count) {
        this.server = server;
        this.count = count;
        this.next = new AtomicInteger(count);
    }

    public static void main(String[] args) throws Exception {
        try (var server = Server.open(args)) {
            new Writes(server, Integer.parseInt(args[2])).run(Path.of(args[1]).resolveSibling("appended"));
        }
    }

    private void run(Path file) throws Exception {
        measure("", 64, WARM_UP, this::create);
        remove();
        measure("", 8, WARM_UP / 2, this::patch);
        Meter.title("durable writes with " + count + " machines");
        append("limit: synced append of 2 KB", file);
        for (int clients : new int[] {8, 64, 8, 64}) {
            measure("create", clients, SECONDS, this::create);
            remove();
        }
        for (int round = 0; round < 2; round++) {
            append("limit: synced append of 2 KB", file);
            measure("patch of one parameter", 8, SECONDS, this::patch);
        }
        append("limit: synced append of 2 KB", file);
    }

    /** As many machines as at first. */
    private void remove() throws InterruptedException {
        int end = next.getAndSet(count);
        var left = new AtomicInteger(count);
        var threads = new Thread[64];
        for (int client = 0; client < threads.length; client++) {
            threads[client] = new Thread(() -> {
                for (int number = left.getAndIncrement(); number < end; number = left.getAndIncrement()) {
                    String uuid = Site.uuid(number);
                    server.backend().write(Server.USER, tx -> tx.delete(Machine.KIND, uuid));
                }
            });
            threads[client].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void create(int ignored) {
        byte[] json = Site.machine(next.getAndIncrement(), count / Site.RACK);
        var machine = Wire.read(Machine.KIND, json);
        var made = server.backend().write(Server.USER, tx -> tx.create(Machine.KIND, machine));
        if (Wire.bytes(made).length < 1500) {
            throw new IllegalStateException("created " + made);
        }
    }

    private void patch(int at) {
        String uuid = Site.uuid(ThreadLocalRandom.current().nextInt(count));
        var made = server.backend()
                .write(
                        Server.USER,
                        tx -> tx.update(
                                Machine.KIND, uuid, machine -> PARAMS.with(machine, "bios/setting-0", (double) at)));
        if (Wire.bytes(made).length < 1500) {
            throw new IllegalStateException("patched " + made);
        }
    }

    private static void measure(String what, int clients, double seconds, IntConsumer work)
            throws InterruptedException {
        var meter = new Meter();
        var latencies = new long[clients][MOST / clients];
        var done = new int[clients];
        var threads = new Thread[clients];
        for (int client = 0; client < clients; client++) {
            int me = client;
            threads[client] = new Thread(() -> {
                while (meter.seconds() < seconds && done[me] < latencies[me].length) {
                    long start = System.nanoTime();
                    work.accept(done[me]);
                    latencies[me][done[me]++] = System.nanoTime() - start;
                }
            });
            threads[client].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!what.isEmpty()) {
            var all = new long[Arrays.stream(done).sum()];
            int at = 0;
            for (int client = 0; client < clients; client++) {
                System.arraycopy(latencies[client], 0, all, at, done[client]);
                at += done[client];
            }
            report(what + ", " + clients + " clients", meter, all);
        }
    }

    private static void report(String what, Meter meter, long[] latencies) {
        Arrays.sort(latencies);
        int done = latencies.length;
        meter.line(what + ", 1/s", String.format(Locale.ROOT, "%.0f", done / meter.seconds()), done);
        double median = latencies[done / 2] / 1e6;
        double late = latencies[done * 99 / 100] / 1e6;
        System.out.printf(Locale.ROOT, "%-44s %5.2f / %.2f%n", "  median / p99, ms", median, late);
    }

    /** One thread; to a file that grows, as any log does. */
    private static void append(String what, Path file) throws IOException {
        var latencies = new long[1 << 18];
        int done = 0;
        var block = ByteBuffer.allocateDirect(2048);
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            var meter = new Meter();
            while (meter.seconds() < SECONDS) {
                long start = System.nanoTime();
                channel.write(block.clear());
                channel.force(false);
                latencies[done++] = System.nanoTime() - start;
            }
            report(what, meter, Arrays.copyOf(latencies, done));
        } finally {
            Files.delete(file);
        }
    }
}
