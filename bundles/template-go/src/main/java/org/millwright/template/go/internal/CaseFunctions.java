// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Functions that change the case of letters. */
final class CaseFunctions {
    private static final Pattern WORD_STARTS =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\\s-]+");

    private CaseFunctions() {}

    static void addTo(Functions functions) {
        functions.add("upper", 1, a -> a.text(0).toUpperCase(Locale.ROOT));
        functions.add("lower", 1, a -> a.text(0).toLowerCase(Locale.ROOT));
        functions.add("title", 1, a -> atWordStarts(a.text(0), CaseFunctions::isWord, Character::toTitleCase));
        functions.add("untitle", 1, a -> atWordStarts(a.text(0), c -> c != ' ', Character::toLowerCase));
        functions.add("swapcase", 1, a -> swap(a.text(0)));
        functions.add("initials", 1, a -> initials(a.text(0)));
        functions.add("snakecase", 1, a -> joined(a.text(0), "_"));
        functions.add("kebabcase", 1, a -> joined(a.text(0), "-"));
        functions.add("camelcase", 1, a -> camel(a.text(0)));
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static String atWordStarts(String text, IntPredicate isWord, IntUnaryOperator change) {
        var out = new StringBuilder();
        int before = ' ';
        for (int c : text.codePoints().toArray()) {
            out.appendCodePoint(isWord.test(before) ? c : change.applyAsInt(c));
            before = c;
        }
        return out.toString();
    }

    private static String swap(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static String initials(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toString(word.codePointAt(0)))
                .collect(Collectors.joining());
    }

    private static String joined(String text, String separator) {
        return WORD_STARTS
                .splitAsStream(text)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(separator));
    }

    private static String camel(String text) {
        return Arrays.stream(text.split("[_\\s-]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
