// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

/** Functions about what a value is, and what to take in its place. */
final class TypeFunctions {
    private TypeFunctions() {}

    static void addTo(Functions functions) {
        functions.add("typeOf", 1, a -> Values.typeName(a.value(0)));
        functions.add("typeIs", 2, a -> a.text(0).equals(Values.typeName(a.value(1))));
        functions.add("typeIsLike", 2, a -> {
            String type = Values.typeName(a.value(1));
            return a.text(0).equals(type) || ("*" + a.text(0)).equals(type);
        });
        functions.add("kindOf", 1, a -> Values.kind(a.value(0)));
        functions.add("kindIs", 2, a -> a.text(0).equals(Values.kind(a.value(1))));
        functions.add("empty", 1, a -> Values.empty(a.value(0)));
        functions.add("default", 1, Function.ANY, a -> a.has(1) && Values.truth(a.value(1)) ? a.value(1) : a.value(0));
        functions.add("coalesce", 0, Function.ANY, a -> a.values().stream()
                .filter(Values::truth)
                .findFirst()
                .orElse(null));
        functions.add("ternary", 3, a -> a.flag(2) ? a.value(0) : a.value(1));
        functions.add("fail", 1, a -> {
            throw new FunctionException(a.text(0));
        });
    }
}
