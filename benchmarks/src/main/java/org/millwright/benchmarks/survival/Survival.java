// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Starts a server, lets several clients create, change and delete, kills it at any moment, also while it starts, and
 * judges what it has after each start.
 */
public final class Survival {

    /**
     * How hard it is made for a server.
     *
     * @param subjects of each client
     * @param together a subject whose objects are written with one commit and never deleted; empty for none
     * @param writingMs the longest time between the first acknowledgement after a start and the kill
     * @param startingMs the longest time between a start and the kill during it
     * @param early one in so many starts is killed; 0 for none
     */
    public record Plan(int clients, int subjects, String together, int writingMs, int startingMs, int early) {}

    /** What came out. */
    public record Report(
            int cycles,
            int killedStarts,
            long acknowledged,
            long unanswered,
            List<String> refused,
            List<Ledger.Finding> findings) {}

    private static final int PATIENCE_MS = 30_000;

    private final Supplier<Running> start;
    private final Plan plan;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final AtomicLong versions = new AtomicLong();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<Ledger.Finding> findings = new ArrayList<>();
    private int killedStarts;
    private long unanswered;

    public Survival(Supplier<Running> start, Plan plan, long seed) {
        this.start = start;
        this.plan = plan;
        this.random = new Random(seed);
    }

    /** Runs so many cycles, or up to the first that finds a fault. */
    public Report run(int cycles) throws IOException {
        int done = 0;
        for (; done < cycles && findings.isEmpty(); done++) {
            if (plan.early() > 0 && done % plan.early() == plan.early() - 1) {
                killStarting();
            }
            cycle();
        }
        var last = start.get();
        try {
            findings.addAll(ledger.settle(last.ready().read()));
        } finally {
            last.kill();
        }
        return new Report(
                done, killedStarts, ledger.acknowledgements(), unanswered, List.copyOf(refused), List.copyOf(findings));
    }

    private void killStarting() {
        var starting = start.get();
        pause(random.nextInt(plan.startingMs()));
        starting.kill();
        killedStarts++;
    }

    private void cycle() throws IOException {
        var server = start.get();
        try {
            var client = server.ready();
            findings.addAll(ledger.settle(client.read()));
            var writers = new ArrayList<Thread>();
            for (int number = 0; number < plan.clients(); number++) {
                var writer = writer(number, client, new Random(random.nextLong()));
                writers.add(writer);
                writer.start();
            }
            long before = ledger.acknowledgements();
            for (int waited = 0; waited < PATIENCE_MS && ledger.acknowledgements() == before; waited += 5) {
                pause(5);
            }
            pause(random.nextInt(plan.writingMs()));
            server.kill();
            join(writers);
            unanswered += ledger.unanswered();
        } finally {
            server.kill();
        }
    }

    private Thread writer(int number, Client client, Random choice) {
        return new Thread(
                () -> {
                    boolean served = true;
                    while (served) {
                        served = write(client, subject(number, choice), choice);
                    }
                },
                "writer-" + number);
    }

    private String subject(int number, Random choice) {
        return number == 0 && !plan.together().isEmpty() && choice.nextBoolean()
                ? plan.together()
                : "s" + number + "-" + choice.nextInt(plan.subjects());
    }

    /** False when the server is gone, and with it the answer. */
    private boolean write(Client client, String subject, Random choice) {
        boolean exists = ledger.exists(subject);
        boolean removes = exists && !subject.equals(plan.together()) && choice.nextInt(4) == 0;
        long version = versions.incrementAndGet();
        ledger.sent(subject, version, removes);
        try {
            if (removes) {
                client.delete(subject);
            } else {
                client.put(subject, version, exists);
            }
            ledger.acknowledged(subject, version);
        } catch (Client.Refusal e) {
            ledger.refused(subject, version);
            refused.add(e.getMessage());
            pause(20);
        } catch (IOException e) {
            return false;
        }
        return true;
    }

    private static void join(List<Thread> writers) {
        try {
            for (Thread writer : writers) {
                writer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
