// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.models.Ip;
import org.millwright.models.OsInfo;

/** Values on their way into templates and out of them: copies that a template may change, records as facades. */
final class Values {

    private static final ClassValue<Members<Object>> RECORDS = new ClassValue<>() {
        @Override
        @SuppressWarnings("unchecked")
        protected Members<Object> computeValue(Class<?> type) {
            return Members.ofRecord((Class<Object>) type);
        }
    };

    static Object forTemplates(Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new TreeMap<String, Object>();
            map.forEach((key, held) -> copy.put(String.valueOf(key), forTemplates(held)));
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<Object>(list.size());
            list.forEach(held -> copy.add(forTemplates(held)));
            return copy;
        }
        if (value instanceof Ip ip) {
            return ip.text();
        }
        if (value instanceof OsInfo os) {
            return OsView.of(os);
        }
        return value instanceof Record ? RECORDS.get(value.getClass()).of(value) : value;
    }

    /** An argument that must be text. */
    static String text(List<Object> arguments, int at) {
        if (arguments.get(at) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("wrong type for value; expected string; got " + arguments.get(at));
    }

    private Values() {}
}
