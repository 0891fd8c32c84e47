// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comparing and copying whole trees of values. */
final class DeepValues {
    private DeepValues() {}

    /** Same types and same contents; an integer is no floating point number. */
    static boolean equal(Object a, Object b, Budget budget) {
        budget.step();
        if (a instanceof List<?> left && b instanceof List<?> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!equal(left.get(i), right.get(i), budget)) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
            return left.keySet().equals(right.keySet())
                    && left.keySet().stream().allMatch(key -> equal(left.get(key), right.get(key), budget));
        }
        if (a instanceof byte[] left && b instanceof byte[] right) {
            return Arrays.equals(left, right);
        }
        return a == null ? b == null : a.equals(b);
    }

    /** A copy that can be changed without changing the original. */
    static Object copy(Object value, Budget budget) {
        budget.elements(1);
        if (value instanceof List<?> list) {
            var copy = new ArrayList<Object>(list.size());
            list.forEach(each -> copy.add(copy(each, budget)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            Values.map(map).forEach((key, each) -> copy.put(key, copy(each, budget)));
            return copy;
        }
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    /** Adds to a map, at every depth, what another has; the first keeps what it has, unless told otherwise. */
    static void merge(Map<String, Object> into, Map<String, Object> from, boolean overwrite, Budget budget) {
        from.forEach((key, value) -> {
            budget.step();
            Object present = into.get(key);
            if (present instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                merge(Values.map(present), Values.map(value), overwrite, budget);
            } else if (Values.empty(present) || (overwrite && !Values.empty(value))) {
                into.put(key, value);
            }
        });
    }
}
