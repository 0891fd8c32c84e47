// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** What a request is answered: the body is JSON, a page, a file, or there is none. */
public record Answer(int status, Content body, Map<String, String> headers) {

    /** JSON that has been written already, or is written as it leaves. */
    public interface Content {
        void write(OutputStream out) throws IOException;

        /** Where it is known. */
        OptionalLong length();
    }

    /** All of it, made already. */
    record Bytes(byte[] json) implements Content {

        @Override
        public void write(OutputStream out) throws IOException {
            out.write(json);
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.of(json.length);
        }
    }

    static final Content NOTHING = new Bytes(new byte[0]);

    private record Elements(List<?> seen) implements Content {

        @Override
        public void write(OutputStream out) throws IOException {
            Wire.writeAll(seen, out);
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.empty();
        }
    }

    public static Answer of(int status, byte[] json) {
        return new Answer(status, new Bytes(json), Map.of());
    }

    public static Answer ok(Object seen) {
        return of(200, Wire.bytes(seen));
    }

    /** A list whose elements are made as they are written, by several threads. */
    public static Answer list(List<?> seen) {
        return new Answer(200, new Elements(seen), Map.of());
    }

    public static Answer created(Object seen) {
        return of(201, Wire.bytes(seen));
    }

    public static Answer empty(int status) {
        return new Answer(status, NOTHING, Map.of());
    }

    /** The error envelope of the wire. */
    public static Answer of(Problem problem) {
        var answer = of(problem.code(), Wire.bytes(ErrorEnvelope.of(problem)));
        return problem.retryIn() == 0 ? answer : answer.with("Retry-After", String.valueOf(problem.retryIn()));
    }

    public static Answer noRoute(String method, String url) {
        return of(new Problem("", url, method, List.of("No route"), 404));
    }

    /** Where the same is found; who reads by eye gets a page that says so. */
    public static Answer moved(String method, String address) {
        var page = "<a href=\"" + address + "\">Moved Permanently</a>.\n\n";
        var answer = method.equals("GET")
                ? of(301, page.getBytes(UTF_8)).with("Content-Type", "text/html; charset=utf-8")
                : empty(307);
        return answer.with("Location", address);
    }

    /** A file; which part of it is answered depends on what the request has in its header. */
    public static Answer of(FileContent file) {
        return new Answer(200, file, Map.of());
    }

    public Answer with(int otherStatus, Content otherBody) {
        return new Answer(otherStatus, otherBody, headers);
    }

    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
