// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Writes a list as JSON, element by element; of a long one on all processors, some ahead of what leaves. */
final class ListWriter {

    /** Elements that one processor writes at a time, and the bytes that they likely are. */
    private static final int RUN = 32;

    private static final int LIKELY = 96 << 10;

    /** Runs that are in memory at the same time. */
    private static final int RUNS = 4 * Runtime.getRuntime().availableProcessors();

    private final ObjectWriter writer;

    ListWriter(ObjectWriter writer) {
        this.writer = writer;
    }

    void write(List<?> elements, OutputStream out) throws IOException {
        int runs = (elements.size() + RUN - 1) / RUN;
        var ahead = new ArrayDeque<ForkJoinTask<ByteArrayOutputStream>>();
        for (int run = 0; run < Math.min(RUNS, runs); run++) {
            ahead.add(begin(elements, run, new ByteArrayOutputStream(LIKELY)));
        }
        out.write('[');
        for (int run = RUNS; !ahead.isEmpty(); run++) {
            var text = ahead.remove().join();
            text.writeTo(out);
            // While that leaves, and the next ones, another processor makes one more.
            if (run < runs) {
                text.reset();
                ahead.add(begin(elements, run, text));
            }
        }
        out.write(']');
    }

    private ForkJoinTask<ByteArrayOutputStream> begin(List<?> elements, int run, ByteArrayOutputStream text) {
        return ForkJoinPool.commonPool().submit(() -> write(elements, run * RUN, text));
    }

    private ByteArrayOutputStream write(List<?> elements, int from, ByteArrayOutputStream text) throws IOException {
        int to = Math.min(from + RUN, elements.size());
        try (var json = writer.createGenerator(text)) {
            json.setRootValueSeparator(null);
            for (int i = from; i < to; i++) {
                if (i > 0) {
                    text.write(',');
                }
                var element = elements.get(i);
                if (element instanceof Item<?> item) {
                    item.seen().write(text);
                } else {
                    writer.writeValue(json, element);
                }
            }
        }
        return text;
    }
}
