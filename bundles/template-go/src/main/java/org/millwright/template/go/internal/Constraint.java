// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Alternatives of conditions on a version, as in {@code >=1.2, <3 || ^4.1}. */
record Constraint(List<List<Condition>> alternatives) {
    private static final String VERSION = "v?[0-9xX*]+(?:\\.[0-9xX*]+)?(?:\\.[0-9xX*]+)?(?:[-+][0-9A-Za-z.+-]+)?";
    private static final Pattern HYPHEN = Pattern.compile("(" + VERSION + ")\\s+-\\s+(" + VERSION + ")");
    private static final Pattern CONDITION =
            Pattern.compile("\\s*(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^|)\\s*(" + VERSION + ")[\\s,]*");

    static Constraint parse(String text) {
        var alternatives = new ArrayList<List<Condition>>();
        for (String alternative : text.split("\\|\\|")) {
            String expanded = HYPHEN.matcher(alternative).replaceAll(">=$1 <=$2");
            var conditions = new ArrayList<Condition>();
            var matcher = CONDITION.matcher(expanded);
            int at = 0;
            while (matcher.find() && matcher.start() == at) {
                conditions.add(Condition.of(matcher.group(1), matcher.group(2)));
                at = matcher.end();
            }
            if (at != expanded.length() || conditions.isEmpty()) {
                throw new FunctionException("improper constraint: " + text);
            }
            alternatives.add(conditions);
        }
        return new Constraint(alternatives);
    }

    boolean admits(Version version) {
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(each -> each.admits(version)));
    }

    /** One operator and version, of which the minor number or only the patch may be left open. */
    record Condition(String operator, Version bound, boolean anyMajor, boolean anyMinor, boolean anyPatch) {

        static Condition of(String operator, String text) {
            String[] parts = text.split("[-+]", 2)[0].split("\\.");
            boolean major = parts[0].matches(".*[xX*].*");
            boolean minor = major || parts.length < 2 || parts[1].matches(".*[xX*].*");
            boolean patch = minor || parts.length < 3 || parts[2].matches(".*[xX*].*");
            String plain = major ? "0" : minor ? parts[0] : patch ? parts[0] + "." + parts[1] : text;
            return new Condition(operator, Version.parse(plain), major, minor, patch);
        }

        boolean admits(Version version) {
            if (!version.prerelease().isEmpty() && bound.prerelease().isEmpty()) {
                return false;
            }
            int order = version.compareTo(bound);
            return switch (operator) {
                case ">" -> anyPatch ? order > 0 && !within(version) : order > 0;
                case "<" -> order < 0;
                case ">=", "=>" -> order >= 0;
                case "<=", "=<" -> order <= 0 || (anyPatch && within(version));
                case "!=" -> anyPatch ? !within(version) : order != 0;
                case "~", "~>" -> order >= 0 && within(version);
                case "^" -> order >= 0 && caret(version);
                default -> anyPatch ? within(version) : order == 0;
            };
        }

        /** Whether the version agrees in the parts that are given. */
        private boolean within(Version version) {
            return anyMajor || (version.major() == bound.major() && (anyMinor || version.minor() == bound.minor()));
        }

        private boolean caret(Version version) {
            if (anyMajor) {
                return true;
            }
            if (bound.major() > 0 || anyMinor) {
                return version.major() == bound.major();
            }
            if (bound.minor() > 0 || anyPatch) {
                return version.major() == 0 && version.minor() == bound.minor();
            }
            return version.major() == 0 && version.minor() == 0 && version.patch() == bound.patch();
        }
    }
}
