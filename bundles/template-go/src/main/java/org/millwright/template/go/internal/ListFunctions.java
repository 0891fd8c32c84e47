// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Functions on lists; none changes the list it is given. Each has a twin whose name begins with must. */
final class ListFunctions {
    private ListFunctions() {}

    static void addTo(Functions functions) {
        functions.add("list", 0, Function.ANY, a -> new ArrayList<>(a.values()));
        functions.alias("list", "tuple");
        functions.add("concat", 0, Function.ANY, ListFunctions::concat);
        functions.add("first", 1, a -> end(list(a, 0, "first"), 0));
        functions.add("last", 1, a -> end(list(a, 0, "last"), list(a, 0, "last").size() - 1));
        functions.add("rest", 1, a -> part(list(a, 0, "rest"), 1, 0));
        functions.add("initial", 1, a -> part(list(a, 0, "initial"), 0, 1));
        functions.add(
                "append", 2, a -> with(list(a, 0, "push"), list(a, 0, "push").size(), a.value(1)));
        functions.add("prepend", 2, a -> with(list(a, 0, "prepend"), 0, a.value(1)));
        functions.add("reverse", 1, ListFunctions::reverse);
        functions.add("uniq", 1, ListFunctions::uniq);
        functions.add(
                "compact",
                1,
                a -> new ArrayList<>(
                        list(a, 0, "compact").stream().filter(Values::truth).toList()));
        functions.add("without", 1, Function.ANY, ListFunctions::without);
        functions.add("has", 2, a -> a.value(1) != null && contains(list(a, 1, "has"), a.value(0), a.budget()));
        functions.add("slice", 1, Function.ANY, ListFunctions::slice);
        functions.alias("append", "push", "mustAppend", "mustPush");
        for (String name : List.of(
                "First", "Last", "Rest", "Initial", "Prepend", "Reverse", "Uniq", "Compact", "Without", "Has")) {
            functions.alias(name.toLowerCase(java.util.Locale.ROOT), "must" + name);
        }
        functions.alias("slice", "mustSlice");
    }

    private static List<Object> list(Arguments a, int index, String function) {
        Object value = a.value(index);
        if (value instanceof List<?>) {
            a.budget().steps(Values.list(value).size());
            return Values.list(value);
        }
        throw new FunctionException("Cannot find " + function + " on type " + kind(value));
    }

    private static String kind(Object value) {
        return value == null ? "invalid" : Values.kind(value);
    }

    private static Object end(List<Object> list, int index) {
        return list.isEmpty() ? null : list.get(index);
    }

    private static List<Object> part(List<Object> list, int fromStart, int fromEnd) {
        return list.isEmpty() ? list : new ArrayList<>(list.subList(fromStart, list.size() - fromEnd));
    }

    private static List<Object> with(List<Object> list, int index, Object value) {
        var result = new ArrayList<>(list);
        result.add(index, value);
        return result;
    }

    private static List<Object> concat(Arguments a) {
        var result = new ArrayList<Object>();
        for (int i = 0; i < a.size(); i++) {
            if (!(a.value(i) instanceof List<?>)) {
                throw new FunctionException("Cannot concat type " + kind(a.value(i)) + " as list");
            }
            result.addAll(list(a, i, "concat"));
        }
        return result;
    }

    private static List<Object> reverse(Arguments a) {
        var result = new ArrayList<>(list(a, 0, "reverse"));
        Collections.reverse(result);
        return result;
    }

    private static List<Object> uniq(Arguments a) {
        var result = new ArrayList<Object>();
        for (Object each : list(a, 0, "uniq")) {
            if (!contains(result, each, a.budget())) {
                result.add(each);
            }
        }
        return result;
    }

    private static List<Object> without(Arguments a) {
        var result = new ArrayList<Object>();
        for (Object each : list(a, 0, "without")) {
            if (!contains(a.from(1), each, a.budget())) {
                result.add(each);
            }
        }
        return result;
    }

    private static boolean contains(List<Object> list, Object wanted, Budget budget) {
        for (Object each : list) {
            if (DeepValues.equal(each, wanted, budget)) {
                return true;
            }
        }
        return false;
    }

    private static List<Object> slice(Arguments a) {
        if (!(a.value(0) instanceof List<?>)) {
            throw new FunctionException("list should be type of slice or array but " + kind(a.value(0)));
        }
        var list = list(a, 0, "slice");
        if (list.isEmpty()) {
            return list;
        }
        long from = a.has(1) ? a.number(1) : 0;
        long to = a.has(2) ? a.number(2) : list.size();
        if (from < 0 || to > list.size() || from > to) {
            throw new FunctionException("slice bounds out of range [" + from + ":" + to + "]");
        }
        return new ArrayList<>(list.subList((int) from, (int) to));
    }
}
