// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions on maps. {@code set}, {@code unset} and the merging ones change the map they are given. */
final class DictFunctions {
    private DictFunctions() {}

    static void addTo(Functions functions) {
        functions.add("dict", 0, Function.ANY, DictFunctions::dict);
        functions.add("get", 2, DictFunctions::get);
        functions.add("set", 3, a -> changed(a, map -> map.put(a.text(1), a.value(2))));
        functions.add("unset", 2, a -> changed(a, map -> map.remove(a.text(1))));
        functions.add("hasKey", 2, a -> a.map(0).containsKey(a.text(1)));
        functions.add("keys", 0, Function.ANY, DictFunctions::keys);
        functions.add("values", 1, a -> new ArrayList<>(Values.sorted(a.map(0)).values()));
        functions.add("pick", 1, Function.ANY, a -> filtered(a, true));
        functions.add("omit", 1, Function.ANY, a -> filtered(a, false));
        functions.add("pluck", 1, Function.ANY, DictFunctions::pluck);
        functions.add("merge", 1, Function.ANY, a -> merged(a, false));
        functions.alias("merge", "mustMerge");
        functions.add("mergeOverwrite", 1, Function.ANY, a -> merged(a, true));
        functions.alias("mergeOverwrite", "mustMergeOverwrite");
        functions.add("deepCopy", 1, a -> DeepValues.copy(a.value(0), a.budget()));
        functions.alias("deepCopy", "mustDeepCopy");
        functions.add("deepEqual", 2, a -> DeepValues.equal(a.value(0), a.value(1), a.budget()));
    }

    private static Map<String, Object> dict(Arguments a) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < a.size(); i += 2) {
            map.put(a.print(i), a.has(i + 1) ? a.value(i + 1) : "");
        }
        return map;
    }

    private static Object get(Arguments a) {
        var map = a.map(0);
        return map.containsKey(a.text(1)) ? map.get(a.text(1)) : "";
    }

    /** A change in place. A map that may not be changed is refused, so that no template thinks it did. */
    private static Map<String, Object> changed(Arguments a, java.util.function.Consumer<Map<String, Object>> change) {
        var map = a.target(0);
        try {
            change.accept(map);
        } catch (UnsupportedOperationException e) {
            throw new FunctionException("the map is read only, use deepCopy first");
        }
        return map;
    }

    private static List<Object> keys(Arguments a) {
        var keys = new ArrayList<Object>();
        for (int i = 0; i < a.size(); i++) {
            keys.addAll(Values.sorted(a.map(i)).keySet());
        }
        return keys;
    }

    private static Map<String, Object> filtered(Arguments a, boolean named) {
        var names = new HashSet<String>();
        for (int i = 1; i < a.size(); i++) {
            names.add(a.text(i));
        }
        var result = new LinkedHashMap<>(a.map(0));
        result.keySet().removeIf(key -> names.contains(key) != named);
        return result;
    }

    private static List<Object> pluck(Arguments a) {
        var found = new ArrayList<Object>();
        for (int i = 1; i < a.size(); i++) {
            if (a.map(i).containsKey(a.text(0))) {
                found.add(a.map(i).get(a.text(0)));
            }
        }
        return found;
    }

    private static Map<String, Object> merged(Arguments a, boolean overwrite) {
        return changed(a, map -> {
            for (int i = 1; i < a.size(); i++) {
                // Copies, or a later merge into the result would reach into the sources.
                DeepValues.merge(map, Values.map(DeepValues.copy(a.map(i), a.budget())), overwrite, a.budget());
            }
        });
    }
}
