// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The switches of an object, kept in its {@code Meta} as a sorted list with commas. */
final class FeatureFlags {

    private static final String KEY = "feature-flags";

    static Set<String> of(Map<String, String> meta) {
        var flags = new TreeSet<String>();
        Arrays.stream(meta.getOrDefault(KEY, "").split(","))
                .map(String::trim)
                .filter(flag -> !flag.isEmpty())
                .forEach(flags::add);
        return flags;
    }

    static Map<String, String> with(Map<String, String> meta, Collection<String> flags) {
        var next = new HashMap<>(meta);
        next.put(KEY, String.join(",", flags));
        return next;
    }

    private FeatureFlags() {}
}
