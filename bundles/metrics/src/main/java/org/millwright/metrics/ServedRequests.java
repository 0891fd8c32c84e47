// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics;

import java.util.stream.IntStream;

/** What is counted of a service that answers requests with a status: the API, files by HTTP and by TFTP. */
public record ServedRequests(Counter requests, Summary duration, Summary requestSize, Summary responseSize) {

    private static final String[] CODES =
            IntStream.range(0, 600).mapToObj(String::valueOf).toArray(String[]::new);

    /** @param service {@code api}, {@code static} or {@code tftp} */
    public static ServedRequests of(Metrics metrics, String service) {
        String prefix = "drp_" + service + "_";
        return new ServedRequests(
                metrics.counter(
                        prefix + "requests_total",
                        "Requests answered, by status, method, path and host.",
                        "code",
                        "method",
                        "url",
                        "host"),
                metrics.summary(
                        prefix + "request_duration_seconds",
                        "From the request to the end of its answer.",
                        Summary.Unit.NANOSECONDS),
                metrics.summary(prefix + "request_size_bytes", "Bytes that a request brought.", Summary.Unit.BYTES),
                metrics.summary(
                        prefix + "response_size_bytes", "Bytes of an answer, without its head.", Summary.Unit.BYTES));
    }

    /**
     * One that was answered.
     *
     * @param code the status; 200 for success where the protocol has no number for it
     */
    public void answered(int code, String method, String url, String host) {
        requests.with(code >= 0 && code < CODES.length ? CODES[code] : CODES[0])
                .with(method)
                .with(url)
                .with(host)
                .count();
    }

    /** Where a path leads, in few words: the first folder of it, or what kind of file is at the top. */
    public static String place(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int slash = path.indexOf('/', start);
        if (slash >= 0) {
            return "/" + path.substring(start, slash) + "/";
        }
        int dot = path.lastIndexOf('.');
        return dot < start ? "/*" : "/*" + path.substring(dot);
    }

    /** How long it took and how large it was. */
    public void measured(long nanos, long brought, long answered) {
        duration.observe(nanos);
        requestSize.observe(brought);
        responseSize.observe(answered);
    }
}
