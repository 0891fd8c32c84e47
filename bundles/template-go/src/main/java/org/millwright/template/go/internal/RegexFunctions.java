// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Functions on regular expressions, with the syntax and the linear time of RE2. */
final class RegexFunctions {
    private static final int LONGEST = 10_000;
    private static final java.util.regex.Pattern REPETITION = java.util.regex.Pattern.compile("\\{(?:\\d+,)?(\\d+),?}");

    private RegexFunctions() {}

    static void addTo(Functions functions) {
        functions.add("regexMatch", 2, RegexFunctions::matchesQuietly);
        functions.add("mustRegexMatch", 2, a -> matches(a));
        functions.add("regexFind", 2, RegexFunctions::find);
        functions.add("regexFindAll", 3, RegexFunctions::findAll);
        functions.add("regexReplaceAll", 3, a -> replace(a, true));
        functions.add("regexReplaceAllLiteral", 3, a -> replace(a, false));
        functions.add("regexSplit", 3, RegexFunctions::split);
        for (String name : List.of("Find", "FindAll", "ReplaceAll", "ReplaceAllLiteral", "Split")) {
            functions.alias("regex" + name, "mustRegex" + name);
        }
    }

    private static boolean matchesQuietly(Arguments a) {
        try {
            return matches(a);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean matches(Arguments a) {
        return pattern(a).matcher(subject(a, 1)).find();
    }

    private static String find(Arguments a) {
        var matcher = pattern(a).matcher(subject(a, 1));
        return matcher.find() ? matcher.group() : "";
    }

    private static List<Object> findAll(Arguments a) {
        String text = subject(a, 1);
        var found = new ArrayList<Object>();
        for (int[] match : all(pattern(a), text, a.integer(2), a.budget())) {
            found.add(text.substring(match[0], match[1]));
        }
        return found;
    }

    private static String replace(Arguments a, boolean expands) {
        String text = subject(a, 1);
        var pattern = pattern(a);
        var out = new StringBuilder();
        int at = 0;
        for (int[] match : all(pattern, text, -1, a.budget())) {
            out.append(text, at, match[0]);
            String by = expands ? expand(pattern, a.text(2), text, match) : a.text(2);
            a.budget().make(by.length());
            out.append(by);
            at = match[1];
        }
        return out.append(text, at, text.length()).toString();
    }

    private static List<Object> split(Arguments a) {
        String text = subject(a, 1);
        int limit = a.integer(2);
        var parts = new ArrayList<Object>();
        if (limit == 0) {
            return parts;
        }
        int begin = 0;
        int end = 0;
        for (int[] match : all(pattern(a), text, limit, a.budget())) {
            if (limit > 0 && parts.size() == limit - 1) {
                break;
            }
            end = match[0];
            if (match[1] != 0) {
                parts.add(text.substring(begin, end));
            }
            begin = match[1];
        }
        if (end != text.length() || text.isEmpty()) {
            parts.add(text.substring(begin));
        }
        return parts;
    }

    /** Start and end of each match and then of its groups. An empty match next to the one before does not count. */
    private static List<int[]> all(Pattern pattern, String text, int limit, Budget budget) {
        var matches = new ArrayList<int[]>();
        var matcher = pattern.matcher(text);
        int from = 0;
        int before = -1;
        while (from <= text.length() && (limit < 0 || matches.size() < limit) && matcher.find(from)) {
            budget.step();
            if (matcher.end() > matcher.start() || matcher.start() != before) {
                matches.add(groups(matcher));
            }
            before = matcher.end();
            from = matcher.end() > matcher.start() ? matcher.end() : matcher.end() + 1;
        }
        return matches;
    }

    private static int[] groups(com.google.re2j.Matcher matcher) {
        var groups = new int[2 * (matcher.groupCount() + 1)];
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups[2 * i] = matcher.start(i);
            groups[2 * i + 1] = matcher.end(i);
        }
        return groups;
    }

    /** Fills {@code $1}, {@code ${1}} and {@code ${name}}; what names no group is empty. */
    private static String expand(Pattern pattern, String template, String text, int[] match) {
        var out = new StringBuilder();
        var matcher = java.util.regex.Pattern.compile("\\$(\\$|\\w+|\\{\\w+})").matcher(template);
        int at = 0;
        while (matcher.find()) {
            out.append(template, at, matcher.start());
            String name = matcher.group(1).replaceAll("[{}]", "");
            int group = name.matches("\\d{1,4}")
                    ? Integer.parseInt(name)
                    : pattern.namedGroups().getOrDefault(name, Integer.MAX_VALUE / 2);
            if (name.equals("$")) {
                out.append('$');
            } else if (2 * group + 1 < match.length && match[2 * group] >= 0) {
                out.append(text, match[2 * group], match[2 * group + 1]);
            }
            at = matcher.end();
        }
        return out.append(template.substring(at)).toString();
    }

    private static String subject(Arguments a, int index) {
        String text = a.text(index);
        a.budget().steps(text.length());
        return text;
    }

    /** Counted repetitions multiply the size of the compiled expression, so their product has a limit. */
    private static Pattern pattern(Arguments a) {
        String expression = a.text(0);
        long size = expression.length();
        var matcher = REPETITION.matcher(expression);
        while (matcher.find() && size <= LONGEST) {
            size *= matcher.group(1).length() > 4 ? LONGEST : Math.max(1, Integer.parseInt(matcher.group(1)));
        }
        if (size > LONGEST) {
            throw new FunctionException("regular expression is too large");
        }
        return Pattern.compile(expression);
    }
}
