// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Collectors;

/** Functions that throw dice. */
final class RandomFunctions {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private RandomFunctions() {}

    static void addTo(Functions functions) {
        functions.add("uuidv4", 0, a -> UUID.randomUUID().toString());
        functions.add("randNumeric", 1, a -> random(a, DIGITS));
        functions.add("randAlpha", 1, a -> random(a, LETTERS));
        functions.add("randAlphaNum", 1, a -> random(a, LETTERS + DIGITS));
        String ascii = java.util.stream.IntStream.range(' ', 127)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        functions.add("randAscii", 1, a -> random(a, ascii));
        functions.add("shuffle", 1, a -> {
            var letters = a.text(0).codePoints().mapToObj(Character::toString).collect(Collectors.toList());
            Collections.shuffle(letters, RANDOM);
            return String.join("", letters);
        });
    }

    private static String random(Arguments a, String alphabet) {
        int count = a.integer(0);
        a.budget().steps(Math.max(0, count));
        return RANDOM.ints(Math.max(0, count), 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
