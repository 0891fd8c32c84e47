// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a list as JSON, element by element; of a long one many elements at once on all processors, in order. */
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
        out.write('[');
        for (int from = 0; from < elements.size(); from += RUN * RUNS) {
            int first = from;
            int runs = Math.min(RUNS, (elements.size() - from + RUN - 1) / RUN);
            var texts = IntStream.range(0, runs)
                    .parallel()
                    .mapToObj(run -> text(elements, first + run * RUN))
                    .toList();
            for (var text : texts) {
                text.writeTo(out);
            }
        }
        out.write(']');
    }

    private ByteArrayOutputStream text(List<?> elements, int from) {
        int to = Math.min(from + RUN, elements.size());
        var text = new ByteArrayOutputStream(LIKELY);
        try (var json = writer.createGenerator(text)) {
            json.setRootValueSeparator(null);
            for (int i = from; i < to; i++) {
                if (i > 0) {
                    json.writeRaw(',');
                }
                writer.writeValue(json, elements.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }
}
