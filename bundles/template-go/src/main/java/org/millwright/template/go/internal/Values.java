// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.template.Facade;

/** What values are in the eyes of the language: their types, their truth, their order. */
final class Values {
    static final String LIST_TYPE = "[]interface {}";
    static final String MAP_TYPE = "map[string]interface {}";

    private Values() {}

    static boolean isInteger(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
    }

    static boolean isFloat(Object value) {
        return value instanceof Number && !isInteger(value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** The entries in the order in which everything visits them. */
    static Map<String, Object> sorted(Map<String, Object> map) {
        return new TreeMap<>(map);
    }

    static boolean truth(Object value) {
        return !empty(value);
    }

    static boolean empty(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() == 0;
        }
        return value == null
                || Boolean.FALSE.equals(value)
                || (value instanceof CharSequence text && text.isEmpty())
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof byte[] bytes && bytes.length == 0);
    }

    static String typeName(Object value) {
        if (value instanceof Facade facade) {
            return facade.typeName();
        }
        return switch (kind(value)) {
            case "invalid" -> "<nil>";
            case "slice" -> value instanceof byte[] ? "[]uint8" : LIST_TYPE;
            case "map" -> MAP_TYPE;
            case "struct" -> value instanceof java.time.ZonedDateTime
                    ? "time.Time"
                    : value instanceof java.time.Duration
                            ? "time.Duration"
                            : value.getClass().getSimpleName();
            default -> kind(value);
        };
    }

    static String kind(Object value) {
        if (value instanceof Number) {
            return isFloat(value) ? "float64" : value instanceof Long ? "int64" : "int";
        }
        if (value == null) {
            return "invalid";
        }
        if (value instanceof CharSequence) {
            return "string";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof List<?> || value instanceof byte[]) {
            return "slice";
        }
        return value instanceof Map<?, ?> ? "map" : "struct";
    }

    static long toLong(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value instanceof CharSequence text ? parseLong(text.toString()) : 0;
    }

    private static long parseLong(String text) {
        boolean negative = text.startsWith("-");
        try {
            return Literals.integer(negative || text.startsWith("+") ? text.substring(1) : text, negative);
        } catch (NumberFormatException | ArithmeticException e) {
            return 0;
        }
    }

    static double toDouble(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        try {
            return value instanceof CharSequence text ? Double.parseDouble(text.toString()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether two basic values are the same. */
    static boolean equal(Object a, Object b) {
        comparable(a);
        comparable(b);
        if (a == null || b == null) {
            return a == b;
        }
        String family = family(a);
        if (!family.equals(family(b))) {
            throw new FunctionException("incompatible types for comparison");
        }
        return switch (family) {
            case "int" -> toLong(a) == toLong(b);
            case "float" -> toDouble(a) == toDouble(b);
            default -> a.equals(b);
        };
    }

    /** Negative, zero or positive; only numbers and strings have an order. */
    static int compare(Object a, Object b) {
        String family = family(a);
        String other = family(b);
        for (String each : List.of(family, other)) {
            if (!each.equals("int") && !each.equals("float") && !each.equals("string") && !each.equals("bool")) {
                throw new FunctionException("invalid type for comparison");
            }
        }
        if (!family.equals(other)) {
            throw new FunctionException("incompatible types for comparison");
        }
        return switch (family) {
            case "int" -> Long.compare(toLong(a), toLong(b));
            case "float" -> Double.compare(toDouble(a), toDouble(b));
            case "string" -> a.toString().compareTo(b.toString());
            default -> throw new FunctionException("invalid type for comparison");
        };
    }

    private static void comparable(Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?> || value instanceof byte[]) {
            throw new FunctionException("non-comparable type " + typeName(value));
        }
    }

    private static String family(Object value) {
        return isInteger(value) ? "int" : isFloat(value) ? "float" : kind(value);
    }
}
