// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import java.util.Arrays;
import java.util.List;
import org.millwright.models.Problem;

/** A place in a JSON document (RFC 6901). */
record Pointer(String text, List<String> parts) {

    /** @throws Problem 400 without a type */
    static Pointer parse(String text) {
        if (text.isEmpty()) {
            return new Pointer(text, List.of());
        }
        if (text.charAt(0) != '/') {
            throw Problem.unreadable("Initial character of a non-empty pointer must be `/`");
        }
        return new Pointer(
                text,
                Arrays.stream(text.substring(1).split("/", -1))
                        .map(part -> part.replace("~1", "/").replace("~0", "~"))
                        .toList());
    }

    /** A member's name as part of a pointer. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    boolean isRoot() {
        return parts.isEmpty();
    }

    String last() {
        return parts.get(parts.size() - 1);
    }

    boolean within(Pointer other) {
        return parts.size() > other.parts.size()
                && parts.subList(0, other.parts.size()).equals(other.parts);
    }
}
