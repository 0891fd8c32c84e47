// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.millwright.template.Facade;

/** A semantic version; missing parts are 0. */
record Version(long major, long minor, long patch, String prerelease, String metadata, String original)
        implements Facade, Comparable<Version> {
    private static final Comparator<Version> NUMBERS = Comparator.comparingLong(Version::major)
            .thenComparingLong(Version::minor)
            .thenComparingLong(Version::patch);
    private static final Pattern FORM = Pattern.compile(
            "v?(\\d{1,18})(?:\\.(\\d{1,18}))?(?:\\.(\\d{1,18}))?(?:-([0-9A-Za-z.-]+))?(?:\\+([0-9A-Za-z.-]+))?");

    static Version parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new FunctionException("Invalid Semantic Version");
        }
        return new Version(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                some(matcher.group(4)),
                some(matcher.group(5)),
                text);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String some(String text) {
        return text == null ? "" : text;
    }

    @Override
    public Object member(String name, List<Object> arguments) {
        return switch (name) {
            case "Major" -> major;
            case "Minor" -> minor;
            case "Patch" -> patch;
            case "Prerelease" -> prerelease;
            case "Metadata" -> metadata;
            case "Original" -> original;
            case "String" -> toString();
            case "Compare" -> compareTo(other(arguments));
            case "Equal" -> compareTo(other(arguments)) == 0;
            case "LessThan" -> compareTo(other(arguments)) < 0;
            case "GreaterThan" -> compareTo(other(arguments)) > 0;
            default -> throw new NoSuchMemberException(this, name);
        };
    }

    private static Version other(List<Object> arguments) {
        if (arguments.size() == 1 && arguments.get(0) instanceof Version version) {
            return version;
        }
        throw new FunctionException("want one version");
    }

    @Override
    public String typeName() {
        return "*semver.Version";
    }

    @Override
    public int compareTo(Version other) {
        int numbers = NUMBERS.compare(this, other);
        return numbers != 0 ? numbers : prereleases(prerelease, other.prerelease);
    }

    /** Without comes after with; numbers by value and before words. */
    private static int prereleases(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        String[] left = a.split("\\.");
        String[] right = b.split("\\.");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int part = part(left[i], right[i]);
            if (part != 0) {
                return part;
            }
        }
        return Integer.signum(left.length - right.length);
    }

    private static int part(String a, String b) {
        boolean numeric = a.matches("\\d{1,18}");
        if (numeric != b.matches("\\d{1,18}")) {
            return numeric ? -1 : 1;
        }
        return Integer.signum(numeric ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : a.compareTo(b));
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }
}
