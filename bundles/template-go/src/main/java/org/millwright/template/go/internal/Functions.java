// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that templates may call, by name. */
final class Functions {
    private final Map<String, Function> byName = new HashMap<>();

    /** All there are; the themed ones come after the built-in ones and may hide them, as {@code slice} does. */
    static Functions standard() {
        var functions = new Functions();
        BuiltinFunctions.addTo(functions);
        TextFunctions.addTo(functions);
        CaseFunctions.addTo(functions);
        ListFunctions.addTo(functions);
        DictFunctions.addTo(functions);
        NumberFunctions.addTo(functions);
        TypeFunctions.addTo(functions);
        EncodingFunctions.addTo(functions);
        RegexFunctions.addTo(functions);
        DateFunctions.addTo(functions);
        SemverFunctions.addTo(functions);
        PathFunctions.addTo(functions);
        RandomFunctions.addTo(functions);
        return functions;
    }

    Optional<Function> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** A function of exactly so many arguments. */
    void add(String name, int count, Function.Body body) {
        add(name, count, count, body);
    }

    void add(String name, int least, int most, Function.Body body) {
        byName.put(name, new Function(name, least, most, body));
    }

    /** The same function under other names. */
    void alias(String name, String... others) {
        var function = byName.get(name);
        for (String other : others) {
            add(other, function.least(), function.most(), function.body());
        }
    }
}
