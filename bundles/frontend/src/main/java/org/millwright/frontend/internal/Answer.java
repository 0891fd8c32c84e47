// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** What a request is answered: the body is JSON, or there is none. */
record Answer(int status, Content body, Map<String, String> headers) {

    private static final byte[] NOTHING = {};

    /** JSON that has been written already, or is written as it leaves. */
    interface Content {
        void write(OutputStream out) throws IOException;

        /** Where it is known. */
        OptionalInt length();
    }

    private record Bytes(byte[] json) implements Content {

        @Override
        public void write(OutputStream out) throws IOException {
            out.write(json);
        }

        @Override
        public OptionalInt length() {
            return OptionalInt.of(json.length);
        }
    }

    private record Elements(Iterable<?> seen) implements Content {

        @Override
        public void write(OutputStream out) throws IOException {
            Wire.writeAll(seen, out);
        }

        @Override
        public OptionalInt length() {
            return OptionalInt.empty();
        }
    }

    private record Envelope(String model, String key, String type, List<String> messages, int code) {}

    static Answer of(int status, byte[] json) {
        return new Answer(status, new Bytes(json), Map.of());
    }

    static Answer ok(Object seen) {
        return of(200, Wire.bytes(seen));
    }

    /** A list whose elements are made one after another. */
    static Answer list(Iterable<?> seen) {
        return new Answer(200, new Elements(seen), Map.of());
    }

    static Answer created(Object seen) {
        return of(201, Wire.bytes(seen));
    }

    static Answer empty(int status) {
        return of(status, NOTHING);
    }

    /** The error envelope of the wire. */
    static Answer of(Problem problem) {
        var envelope = new Envelope(problem.model(), problem.key(), problem.type(), problem.messages(), problem.code());
        return of(problem.code(), Wire.bytes(envelope));
    }

    static Answer noRoute(String method, String url) {
        return of(new Problem("", url, method, List.of("No route"), 404));
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
