// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** What a request is answered: the body is JSON, or there is none. */
record Answer(int status, byte[] body, Map<String, String> headers) {

    private static final byte[] NOTHING = {};

    private record Envelope(String model, String key, String type, List<String> messages, int code) {}

    static Answer of(int status, byte[] json) {
        return new Answer(status, json, Map.of());
    }

    static Answer ok(Object seen) {
        return of(200, Wire.bytes(seen));
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
