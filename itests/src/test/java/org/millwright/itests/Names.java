// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which UUID of this server stands for which recorded one. */
final class Names {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Map<String, String> ours = new HashMap<>();

    /** A text that is sent; a UUID in it that no answer has brought is the sender's choice, and stays. */
    String ours(String recorded) {
        return UUID.matcher(recorded).replaceAll(match -> ours.computeIfAbsent(match.group(), name -> name));
    }

    /** The recorded answer with our names in it; where it brings new ones, they are those in our answer. */
    String bind(String recorded, String answered) {
        List<String> theirs = all(recorded);
        List<String> found = all(answered);
        if (theirs.size() == found.size()) {
            for (int i = 0; i < theirs.size(); i++) {
                if (!theirs.get(i).startsWith("00000000")) {
                    ours.putIfAbsent(theirs.get(i), found.get(i));
                }
            }
        }
        return UUID.matcher(recorded).replaceAll(match -> ours.getOrDefault(match.group(), match.group()));
    }

    private static List<String> all(String text) {
        return UUID.matcher(text).results().map(MatchResult::group).toList();
    }
}
