// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which names of fields have some word in them. A fleet has the same few names again and again, so what was found is kept. */
final class TellingNames {

    private static final int MOST = 10_000;

    private final Pattern words;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /** @param words a pattern for any part of a name, in capitals or not */
    TellingNames(String words) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    boolean fits(String name) {
        var before = known.get(name);
        if (before != null) {
            return before;
        }
        boolean fits = words.matcher(name).find();
        // Names may be anybody's; those that come first are most of them.
        if (known.size() < MOST) {
            known.put(name, fits);
        }
        return fits;
    }
}
