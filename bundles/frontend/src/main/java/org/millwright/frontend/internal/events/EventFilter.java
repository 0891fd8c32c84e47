// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.models.Event;

/**
 * Which events a client asks for: {@code Type.Action.Key}, each a comma list of words or {@code *}, the key with its
 * dots. Within a word {@code \1}, {@code \2} and {@code \3} stand for dot, comma and asterisk.
 *
 * @param text as it was sent
 * @param parts the words of type, action and key; none where the text has fewer parts, so that it finds nothing
 */
record EventFilter(String text, List<Set<String>> parts) {

    private static final Set<String> ANY = Set.of("*");

    static EventFilter of(String text) {
        var parts = text.split("\\.", 3);
        return new EventFilter(
                text,
                parts.length < 3
                        ? List.of()
                        : Arrays.stream(parts).map(EventFilter::words).toList());
    }

    private static Set<String> words(String part) {
        return part.equals("*")
                ? ANY
                : Arrays.stream(part.split(",", -1))
                        .map(word -> word.trim()
                                .replace("\\1", ".")
                                .replace("\\2", ",")
                                .replace("\\3", "*"))
                        .collect(Collectors.toUnmodifiableSet());
    }

    boolean finds(Event event) {
        return !parts.isEmpty() && has(0, event.type()) && has(1, event.action()) && has(2, event.key());
    }

    private boolean has(int part, String word) {
        // A set that holds a lone escaped asterisk is another instance.
        var wanted = parts.get(part);
        return wanted == ANY || wanted.contains(word);
    }
}
