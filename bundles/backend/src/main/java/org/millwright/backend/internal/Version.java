// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Comparator;
import java.util.List;

/** A version as packages write it: {@code v1.2.3}, {@code 1.2}; what follows a dash or a plus does not matter. */
record Version(long major, long minor, long patch) implements Comparable<Version> {

    private static final Comparator<Version> ORDER = Comparator.comparingLong(Version::major)
            .thenComparingLong(Version::minor)
            .thenComparingLong(Version::patch);
    private static final List<String> PARTS = List.of("major", "minor", "patch");

    /** @throws IllegalArgumentException that says which part is no number */
    static Version parse(String text) {
        String bare = text.strip().split("[-+]", 2)[0];
        if (bare.isEmpty()) {
            return new Version(0, 0, 0);
        }
        String[] parts = (bare.startsWith("v") ? bare.substring(1) : bare).split("\\.", 3);
        long[] numbers = new long[3];
        for (int at = 0; at < parts.length; at++) {
            numbers[at] = number(PARTS.get(at), parts[at]);
        }
        return new Version(numbers[0], numbers[1], numbers[2]);
    }

    private static long number(String part, String digits) {
        if (!digits.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("Invalid character(s) found in " + part + " number \"" + digits + "\"");
        }
        return Long.parseLong(digits);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
