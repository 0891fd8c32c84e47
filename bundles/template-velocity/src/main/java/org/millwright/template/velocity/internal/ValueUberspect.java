// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.velocity.runtime.directive.Scope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.millwright.template.Facade;

/**
 * Lets templates look into facades by name, and call of text, numbers, lists and maps only what is listed here: nothing
 * that reaches classes, and nothing that makes much out of little. Velocity makes it by its name.
 */
public final class ValueUberspect extends SecureUberspector {
    private static final Set<String> ANY = Set.of("equals", "hashCode", "toString");
    private static final Set<String> TEXT = Set.of(
            "length",
            "isEmpty",
            "isBlank",
            "charAt",
            "substring",
            "indexOf",
            "lastIndexOf",
            "contains",
            "startsWith",
            "endsWith",
            "equalsIgnoreCase",
            "compareTo",
            "toLowerCase",
            "toUpperCase",
            "trim",
            "strip",
            "concat");
    private static final Set<String> NUMBER = Set.of("intValue", "longValue", "doubleValue", "compareTo");
    private static final Set<String> LIST =
            Set.of("size", "isEmpty", "get", "contains", "indexOf", "lastIndexOf", "add", "set", "remove", "subList");
    private static final Set<String> MAP = Set.of(
            "size",
            "isEmpty",
            "get",
            "getOrDefault",
            "containsKey",
            "containsValue",
            "put",
            "remove",
            "keySet",
            "values",
            "entrySet");
    private static final Set<String> ENTRY = Set.of("getKey", "getValue");
    private static final Set<String> SCOPE = Set.of(
            "getIndex",
            "getCount",
            "getHasNext",
            "getFirst",
            "getLast",
            "getParent",
            "getTopmost",
            "hasNext",
            "isFirst",
            "isLast");
    private static final int LONGEST = 1 << 20;

    @Override
    public VelMethod getMethod(Object target, String name, Object[] arguments, Info info) {
        if (target instanceof Facade) {
            return new Call(name, (on, given) -> ((Facade) on).member(name, java.util.Arrays.asList(given)));
        }
        if (target instanceof String && name.equals("replace") && arguments.length == 2) {
            return new Call(name, (on, given) -> replace((String) on, text(given[0]), text(given[1])));
        }
        if (target instanceof String && name.equals("split") && arguments.length == 1) {
            return new Call(name, (on, given) -> split((String) on, text(given[0])));
        }
        boolean offered = ANY.contains(name) || of(target).contains(name);
        return offered ? super.getMethod(target, name, arguments, info) : null;
    }

    private static Set<String> of(Object target) {
        if (target instanceof String) {
            return TEXT;
        }
        if (target instanceof Map.Entry) {
            return ENTRY;
        }
        if (target instanceof Scope) {
            return SCOPE;
        }
        if (target instanceof Map) {
            return MAP;
        }
        return target instanceof Collection ? LIST : target instanceof Number ? NUMBER : Set.of();
    }

    @Override
    public VelPropertyGet getPropertyGet(Object target, String name, Info info) {
        if (target instanceof Facade) {
            return new Call(name, (on, none) -> ((Facade) on).member(name, List.of()));
        }
        if (target instanceof Map<?, ?> map && !(target instanceof Scope)) {
            return map.containsKey(name) ? new Call(name, (on, none) -> ((Map<?, ?>) on).get(name)) : null;
        }
        boolean offered = of(target).contains(getter("get", name)) || of(target).contains(getter("is", name));
        return offered ? super.getPropertyGet(target, name, info) : null;
    }

    private static String getter(String prefix, String property) {
        return property.isEmpty() ? "" : prefix + Character.toUpperCase(property.charAt(0)) + property.substring(1);
    }

    @Override
    public VelPropertySet getPropertySet(Object target, String name, Object value, Info info) {
        return target instanceof Map && !(target instanceof Scope)
                ? super.getPropertySet(target, name, value, info)
                : null;
    }

    @Override
    public Iterator<?> getIterator(Object target, Info info) {
        if (target instanceof Map<?, ?> map) {
            return map.values().iterator();
        }
        return target instanceof Collection<?> collection ? collection.iterator() : null;
    }

    private static String text(Object value) {
        return String.valueOf(Plain.value(value));
    }

    private static String replace(String in, String from, String to) {
        long most = in.length() + (long) (in.length() / Math.max(1, from.length()) + 1) * to.length();
        if (most > LONGEST) {
            throw new Values.Exhausted("exceeded maximum length of text (" + LONGEST + ")");
        }
        return in.replace(from, to);
    }

    /** At a plain separator: no regular expression of a template runs here. */
    private static List<String> split(String text, String separator) {
        return List.of(Pattern.compile(separator, Pattern.LITERAL).split(text, -1));
    }
}
