// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Functions that cut, join, quote and search text. */
final class TextFunctions {
    private TextFunctions() {}

    static void addTo(Functions functions) {
        trims(functions);
        parts(functions);
        functions.add("hello", 0, a -> "Hello!");
        functions.add("contains", 2, a -> a.text(1).contains(a.text(0)));
        functions.add("hasPrefix", 2, a -> a.text(1).startsWith(a.text(0)));
        functions.add("hasSuffix", 2, a -> a.text(1).endsWith(a.text(0)));
        functions.add("replace", 3, TextFunctions::replace);
        functions.add("repeat", 2, TextFunctions::repeat);
        functions.add("plural", 3, a -> a.integer(2) == 1 ? a.text(0) : a.text(1));
        functions.add("nospace", 1, a -> a.text(0).replaceAll("(?U)\\s", ""));
        functions.add("toString", 1, TextFunctions::string);
        functions.add("toStrings", 1, a -> strings(a.value(0), a));
        functions.add("quote", 0, Function.ANY, a -> quoted(a, Quoting::quote));
        functions.add("squote", 0, Function.ANY, a -> quoted(a, text -> "'" + text + "'"));
        functions.add("cat", 0, Function.ANY, a -> quoted(a, text -> text).strip());
        functions.add("indent", 2, a -> indent(a.integer(0), a.text(1), a.budget()));
        functions.add("nindent", 2, a -> "\n" + indent(a.integer(0), a.text(1), a.budget()));
        functions.add("wrap", 2, a -> Wrapping.wrap(a.text(1), a.integer(0), "\n", false));
        functions.add("wrapWith", 3, a -> Wrapping.wrap(a.text(2), a.integer(0), a.text(1), true));
    }

    private static void trims(Functions functions) {
        functions.add("trim", 1, a -> a.text(0).strip());
        functions.add("trimAll", 2, a -> trimAll(a.text(0), a.text(1)));
        functions.alias("trimAll", "trimall");
        functions.add(
                "trimPrefix",
                2,
                a -> a.text(1).startsWith(a.text(0))
                        ? a.text(1).substring(a.text(0).length())
                        : a.text(1));
        functions.add(
                "trimSuffix",
                2,
                a -> a.text(1).endsWith(a.text(0))
                        ? a.text(1).substring(0, a.text(1).length() - a.text(0).length())
                        : a.text(1));
        functions.add("trunc", 2, a -> trunc(a.integer(0), a.text(1)));
        functions.add("substr", 3, a -> substr(a.integer(0), a.integer(1), a.text(2)));
        functions.add("abbrev", 2, a -> Wrapping.abbreviate(a.text(1), 0, a.integer(0)));
        functions.add("abbrevboth", 3, a -> Wrapping.abbreviate(a.text(2), a.integer(0), a.integer(1)));
    }

    private static void parts(Functions functions) {
        functions.add("join", 2, a -> String.join(a.text(0), texts(a.value(1), a)));
        functions.add(
                "sortAlpha", 1, a -> strings(a.value(0), a).stream().sorted().toList());
        functions.add("splitList", 2, a -> split(a.text(0), a.text(1), -1));
        functions.add("split", 2, a -> numbered(split(a.text(0), a.text(1), -1)));
        functions.add("splitn", 3, a -> numbered(split(a.text(0), a.text(2), a.integer(1))));
    }

    private static Object string(Arguments a) {
        return a.value(0) instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                : a.print(0);
    }

    /** The elements as texts, without nil; a single value is a list of one. */
    static List<Object> strings(Object value, Arguments a) {
        return new ArrayList<>(texts(value, a));
    }

    private static List<String> texts(Object value, Arguments a) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(a.print(value));
        }
        return list.stream().filter(each -> each != null).map(a::print).toList();
    }

    private static String quoted(Arguments a, java.util.function.UnaryOperator<String> quote) {
        return a.values().stream()
                .filter(each -> each != null)
                .map(each -> quote.apply(a.print(each)))
                .collect(Collectors.joining(" "));
    }

    private static String replace(Arguments a) {
        String from = a.text(0);
        String to = a.text(1);
        String in = a.text(2);
        int step = Math.max(1, from.length());
        a.budget().make(in.length() + (long) (in.length() / step + 1) * to.length());
        return in.replace(from, to);
    }

    private static String repeat(Arguments a) {
        int count = a.integer(0);
        String text = a.text(1);
        if (count < 0) {
            throw new FunctionException("strings: negative Repeat count");
        }
        a.budget().make((long) count * text.length());
        return text.repeat(count);
    }

    private static String indent(int blanks, String text, Budget budget) {
        String pad = blanks(blanks, budget);
        budget.make(text.chars().filter(c -> c == '\n').count() * pad.length());
        return pad + text.replace("\n", "\n" + pad);
    }

    private static String blanks(int count, Budget budget) {
        if (count < 0) {
            throw new FunctionException("strings: negative Repeat count");
        }
        budget.make(count);
        return " ".repeat(count);
    }

    private static String trimAll(String set, String text) {
        int from = 0;
        int to = text.length();
        while (from < to && set.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && set.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String trunc(int count, String text) {
        if (count < 0) {
            return text.substring(Math.max(0, text.length() + count));
        }
        return text.length() > count ? text.substring(0, count) : text;
    }

    private static String substr(int start, int end, String text) {
        int from = Math.max(0, start);
        int to = start >= 0 && (end < 0 || end > text.length()) ? text.length() : end;
        if (from > to || to > text.length()) {
            throw new FunctionException("slice bounds out of range [" + from + ":" + to + "]");
        }
        return text.substring(from, to);
    }

    static List<Object> split(String separator, String text, int limit) {
        if (limit == 0) {
            return List.of();
        }
        if (separator.isEmpty()) {
            var letters = new ArrayList<Object>();
            text.codePoints().forEach(c -> letters.add(Character.toString(c)));
            return letters;
        }
        return new ArrayList<>(
                List.of(Pattern.compile(separator, Pattern.LITERAL).split(text, limit)));
    }

    /** Parts as a map from {@code _0} on, so that templates reach them as fields. */
    private static Map<String, Object> numbered(List<Object> parts) {
        var map = new TreeMap<String, Object>();
        for (int i = 0; i < parts.size(); i++) {
            map.put("_" + i, parts.get(i));
        }
        return map;
    }
}
