// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.millwright.models.Machine;
import org.millwright.models.Wire;

/** Reads of one object and of many, one thread, and beside them what serialising and copying alone cost. */
final class Reads {

    private static final double SECONDS = 2;

    public static void main(String[] args) {
        int count = Integer.parseInt(args[2]);
        try (var server = Server.open(args)) {
            Meter.title("reads with " + count + " machines, one thread");
            var backend = server.backend();
            rate("by key, 1/s", count, n -> backend.image()
                    .find(Machine.KIND, Site.uuid(n))
                    .isPresent());
            rate("making the keys alone, 1/s", count, n -> Site.uuid(n).length() == 36);
            rate("by unique name, 1/s", count, n -> backend.image()
                    .table(Machine.KIND)
                    .lookup("Name:" + Site.name(n))
                    .isPresent());
            var list = new ListRoute(backend);
            var sink = new Sink();
            var random = new Random(1);
            times("filter by profile, 100 hits, to JSON, ms", () -> {
                int rack = random.nextInt(count / Site.RACK);
                return expect(sink.of(list, "Profiles=rack-" + rack), Site.RACK);
            });
            times(
                    "filter by stage, sort by name, 100 of many, ms",
                    () -> expect(sink.of(list, "Stage=install&sort=Name&limit=100"), Site.RACK));
            times("filter by parameter, ms", () -> sink.of(list, "network/vlan-5=true")
                    .size());
            times("full list to JSON, ms", () -> expect(sink.of(list, ""), count));
            times("full list, slim=Params, ms", () -> expect(sink.of(list, "slim=Params"), count));
            sink.of(list, "");
            limits(server, sink);
        }
    }

    private static void limits(Server server, Sink sink) {
        var all = server.backend().image().table(Machine.KIND).all();
        times("limit: each item by the mapper alone, ms", () -> {
            long bytes = 0;
            for (var item : all) {
                bytes += Wire.bytes(item).length;
            }
            return bytes;
        });
        byte[] answer = Arrays.copyOf(sink.bytes(), sink.size());
        byte[] copy = new byte[answer.length];
        times("limit: a copy of the answer (" + (answer.length >> 20) + " MB), ms", () -> {
            System.arraycopy(answer, 0, copy, 0, copy.length);
            return copy[copy.length - 1];
        });
    }

    private static void rate(String what, int count, IntPredicate read) {
        var random = new Random(2);
        Meter meter = null;
        long done = 0;
        for (double end : new double[] {SECONDS, SECONDS}) {
            meter = new Meter();
            for (done = 0; meter.seconds() < end; done += 1000) {
                for (int i = 0; i < 1000; i++) {
                    if (!read.test(random.nextInt(count))) {
                        throw new IllegalStateException(what);
                    }
                }
            }
        }
        meter.line(what, String.format(Locale.ROOT, "%.0f", done / meter.seconds()), done);
    }

    /** The median, after as much time for warming up. */
    private static void times(String what, LongSupplier read) {
        Meter meter = null;
        long[] times = {};
        int done = 0;
        for (int round = 0; round < 2; round++) {
            meter = new Meter();
            times = new long[100_000];
            for (done = 0; done < times.length && (meter.seconds() < SECONDS || done < 3); done++) {
                long start = System.nanoTime();
                if (read.getAsLong() < 0) {
                    throw new IllegalStateException(what);
                }
                times[done] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times, 0, done);
        meter.line(what, String.format(Locale.ROOT, "%.2f", times[done / 2] / 1e6), done);
    }

    /** Counts the machines in an answer; in one of many megabytes, in its first. */
    private static int expect(Sink answer, int machines) {
        byte[] mark = "\"HardwareAddrs\":[".getBytes(UTF_8);
        byte[] json = answer.bytes();
        boolean whole = answer.size() < 1 << 20;
        int end = whole ? answer.size() : 1 << 20;
        int found = 0;
        for (int i = 0; i < end - mark.length; i++) {
            if (json[i] == '"' && json[i + 1] == 'H' && Arrays.equals(json, i, i + mark.length, mark, 0, mark.length)) {
                found++;
            }
        }
        if (whole ? found != machines : found < 100) {
            throw new IllegalStateException(found + " machines");
        }
        return found;
    }

    /** Keeps the last answer, in memory that is used again. */
    private static final class Sink extends ByteArrayOutputStream {

        Sink of(ListRoute list, String query) {
            reset();
            list.get(query, this);
            return this;
        }

        byte[] bytes() {
            return buf;
        }
    }

    private Reads() {}
}
