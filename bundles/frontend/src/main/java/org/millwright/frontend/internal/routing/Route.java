// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millwright.frontend.internal.exchange.Answer;

/**
 * A method, a path, what answers them, and what is said of that.
 *
 * @param pattern segments; {@code :name} matches one, {@code *name} at the end all that follow
 * @param url the path as it is counted: with the name that a kind's key has in the place of a key
 */
public record Route(
        String method, List<String> pattern, Function<Call, Answer> action, String url, Operation operation) {

    /** Begins the paths of the API. */
    public static final String BASE = "/api/v3/";

    private static final String KEY = ":id";
    private static final Map<String, String> KEYS = Map.of(
            "machines", ":uuid",
            "jobs", ":uuid",
            "leases", ":address",
            "reservations", ":address",
            "templates", KEY,
            "interfaces", KEY);

    public Route(String method, List<String> pattern, Function<Call, Answer> action) {
        this(method, pattern, action, url(pattern), Operation.UNDESCRIBED);
    }

    public static Route of(String method, String path, Function<Call, Answer> action) {
        return new Route(method, List.of(path.split("/")), action);
    }

    private static String url(List<String> pattern) {
        String key = KEYS.getOrDefault(pattern.get(0), ":name");
        return pattern.stream()
                .map(segment -> segment.equals(KEY) ? key : segment.equals("*id") ? "*key" : segment)
                .collect(Collectors.joining("/", BASE, ""));
    }

    public Route as(Operation described) {
        return new Route(method, pattern, action, url, described);
    }
}
