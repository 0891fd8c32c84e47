// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The versions that a package accepts of another: {@code >=1.2.0 <2.0.0 || 3.x}. Conditions side by side all hold, of those
 * between {@code ||} one.
 */
record VersionRange(List<List<Condition>> alternatives) {

    static final VersionRange ANY = new VersionRange(List.of(List.of()));

    private static final Pattern CONDITION = Pattern.compile("([<>=!]*)\\s*([^\\s<>=!]*)");
    private static final Pattern WILD = Pattern.compile("v?((?:[0-9]+\\.)*)[xX*](?:\\.[xX*])*");

    /** @throws IllegalArgumentException that names the condition that can't be read */
    static VersionRange parse(String text) {
        var alternatives = new ArrayList<List<Condition>>();
        for (String alternative : text.split("\\|\\|", -1)) {
            alternatives.add(conditions(alternative.strip()));
        }
        return new VersionRange(List.copyOf(alternatives));
    }

    private static List<Condition> conditions(String text) {
        var conditions = new ArrayList<Condition>();
        var matcher = CONDITION.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().isBlank()) {
                conditions.add(condition(matcher.group(1), matcher.group(2)));
            }
        }
        if (conditions.isEmpty()) {
            throw unreadable(text);
        }
        return conditions;
    }

    private static Condition condition(String operator, String version) {
        var wild = WILD.matcher(version);
        if (wild.matches()) {
            return wild(operator, wild.group(1));
        }
        if (!version.matches(".*[0-9].*")) {
            throw unreadable(operator + version);
        }
        var first = Version.parse(version);
        return condition(operator, first, new Version(first.major(), first.minor(), first.patch() + 1));
    }

    private static Condition wild(String operator, String fixed) {
        if (fixed.isEmpty()) {
            return condition(operator, new Version(0, 0, 0), new Version(Long.MAX_VALUE, 0, 0));
        }
        var first = Version.parse(fixed.substring(0, fixed.length() - 1));
        boolean minor = fixed.indexOf('.') < fixed.length() - 1;
        var next = minor ? new Version(first.major(), first.minor() + 1, 0) : new Version(first.major() + 1, 0, 0);
        return condition(operator, first, next);
    }

    private static Condition condition(String operator, Version first, Version next) {
        if (!List.of("", "=", "==", "!", "!=", "<", "<=", ">", ">=").contains(operator)) {
            throw new IllegalArgumentException("Could not parse comparator \"" + operator + "\"");
        }
        return new Condition(operator, first, next);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("Could not get version from string: \"" + text + "\"");
    }

    boolean contains(Version version) {
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(condition -> condition.holds(version)));
    }

    /** A comparison with the versions from {@code first} up to, without, {@code next}. */
    record Condition(String operator, Version first, Version next) {

        boolean holds(Version version) {
            boolean below = version.compareTo(first) < 0;
            boolean above = version.compareTo(next) >= 0;
            return switch (operator) {
                case "<" -> below;
                case "<=" -> !above;
                case ">" -> above;
                case ">=" -> !below;
                case "!", "!=" -> below || above;
                default -> !below && !above;
            };
        }
    }
}
