// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;
import java.util.function.Function;

/**
 * What objects of one kind name in another kind. The texts may hold {@code {ref}} (the key named), {@code {at}} (its
 * place in the list), {@code {key}} and {@code {name}} (of the object that names it).
 *
 * @param kind the kind that is named
 * @param keys the keys that an object names; empty ones are skipped
 * @param missing said of the naming object when the key does not exist; empty where its kind's rule says it
 * @param unavailable said when what is named is not available; empty when that is no matter
 * @param inUse refuses the deletion of what is named; empty when deletion is allowed
 * @param fatal whether these faults refuse the naming object
 * @param scanned whether no index is kept, because names are many and rarely looked for
 * @param attribute an attribute whose words are these keys, so that one index serves both; empty when there is none
 */
public record Reference<T>(
        String kind,
        Function<T, List<String>> keys,
        String missing,
        String unavailable,
        String inUse,
        boolean fatal,
        boolean scanned,
        String attribute) {

    public static <T> Reference<T> one(String kind, Function<T, String> key, String missing) {
        return many(kind, key.andThen(List::of), missing);
    }

    public static <T> Reference<T> many(String kind, Function<T, List<String>> keys, String missing) {
        return new Reference<>(kind, keys, missing, "", "", false, false, "");
    }

    public Reference<T> available(String text) {
        return new Reference<>(kind, keys, missing, text, inUse, fatal, scanned, attribute);
    }

    public Reference<T> holds(String text) {
        return new Reference<>(kind, keys, missing, unavailable, text, fatal, scanned, attribute);
    }

    public Reference<T> asFatal() {
        return new Reference<>(kind, keys, missing, unavailable, inUse, true, scanned, attribute);
    }

    public Reference<T> asScanned() {
        return new Reference<>(kind, keys, missing, unavailable, inUse, fatal, true, attribute);
    }

    /** Says that this attribute has the same words. */
    public Reference<T> as(String sameAttribute) {
        return new Reference<>(kind, keys, missing, unavailable, inUse, fatal, scanned, sameAttribute);
    }
}
