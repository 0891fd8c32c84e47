// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The query of a request: keys in the order sent, each with its values. */
public record Query(Map<String, List<String>> values) {

    /** What isn't valid percent encoding is taken as it stands. */
    public static Query parse(String text) {
        var values = new LinkedHashMap<String, List<String>>();
        if (!text.isEmpty()) {
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                String key = decode(equals < 0 ? pair : pair.substring(0, equals));
                if (!key.isEmpty()) {
                    values.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
                }
            }
        }
        return new Query(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The first value; empty where there is none. */
    public String first(String key) {
        var all = all(key);
        return all.isEmpty() ? "" : all.get(0);
    }

    public List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** The words of a comma list that may come several times. */
    public List<String> words(String key) {
        return all(key).stream().flatMap(text -> Arrays.stream(text.split(","))).toList();
    }

    public boolean isTrue(String key) {
        return first(key).equals("true");
    }

    public Set<String> keys() {
        return values.keySet();
    }
}
