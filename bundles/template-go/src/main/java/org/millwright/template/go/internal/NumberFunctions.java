// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;

/** Functions that calculate. Their arguments may be of any type; see {@link Arguments#number}. */
final class NumberFunctions {
    private NumberFunctions() {}

    static void addTo(Functions functions) {
        functions.add("int", 1, a -> wide(a.number(0)));
        functions.add("atoi", 1, a -> wide(Values.toLong(a.text(0))));
        functions.add("int64", 1, a -> a.number(0));
        functions.add("float64", 1, a -> a.decimal(0));
        functions.add("toDecimal", 1, a -> octal(a.print(0)));
        functions.add("add", 0, Function.ANY, a -> fold(a, 0, Long::sum));
        functions.add("add1", 1, a -> a.number(0) + 1);
        functions.add("sub", 2, a -> a.number(0) - a.number(1));
        functions.add("mul", 1, Function.ANY, a -> fold(a, 1, (x, y) -> x * y));
        functions.add("div", 2, a -> a.number(0) / divisor(a));
        functions.add("mod", 2, a -> a.number(0) % divisor(a));
        functions.add("max", 1, Function.ANY, a -> fold(a, Long.MIN_VALUE, Math::max));
        functions.alias("max", "biggest");
        functions.add("min", 1, Function.ANY, a -> fold(a, Long.MAX_VALUE, Math::min));
        functions.add("ceil", 1, a -> Math.ceil(a.decimal(0)));
        functions.add("floor", 1, a -> Math.floor(a.decimal(0)));
        functions.add("round", 2, Function.ANY, NumberFunctions::round);
        functions.add("until", 1, a -> range(0, a.integer(0), a.integer(0) < 0 ? -1 : 1, a.budget()));
        functions.add("untilStep", 3, a -> range(a.integer(0), a.integer(1), a.integer(2), a.budget()));
        functions.add("seq", 0, Function.ANY, NumberFunctions::seq);
    }

    /** A Go int, which this engine keeps in the narrower type as long as it fits. */
    private static Object wide(long value) {
        return Literals.narrow(value);
    }

    private static Long fold(Arguments a, long start, LongBinaryOperator operator) {
        return a.values().stream().mapToLong(Values::toLong).reduce(start, operator);
    }

    private static long divisor(Arguments a) {
        if (a.number(1) == 0) {
            throw new FunctionException("runtime error: integer divide by zero");
        }
        return a.number(1);
    }

    private static Long octal(String text) {
        try {
            return Long.parseLong(text, 8);
        } catch (NumberFormatException e) {
            return 0L;
        }
    }

    private static Double round(Arguments a) {
        double up = a.has(2) ? a.decimal(2) : 0.5;
        double power = Math.pow(10, a.integer(1));
        double digit = power * a.decimal(0);
        double fraction = digit - (long) digit;
        return (fraction >= up ? Math.ceil(digit) : Math.floor(digit)) / power;
    }

    private static List<Object> range(int start, int stop, int step, Budget budget) {
        var numbers = new ArrayList<Object>();
        if (step == 0 || (stop < start) != (step < 0)) {
            return numbers;
        }
        for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
            budget.elements(1);
            numbers.add((int) i);
        }
        return numbers;
    }

    private static String seq(Arguments a) {
        if (a.size() == 0 || a.size() > 3) {
            return "";
        }
        int start = a.size() == 1 ? 1 : a.integer(0);
        int end = a.integer(a.size() - 1);
        int toward = end < start ? -1 : 1;
        int step = a.size() == 3 ? a.integer(1) : toward;
        return range(start, end + toward, step, a.budget()).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
