// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers from JSON, which are all floating point, as the whole numbers that most of them are. */
final class Plain {
    private static final double WHOLE = 1e15;

    private Plain() {}

    static Object value(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < WHOLE
                ? (Object) number.longValue()
                : value;
    }

    /** What stands for a value in the text, lists and maps included. */
    static Object printed(Object value) {
        if (value instanceof List<?> list) {
            var plain = new ArrayList<Object>(list.size());
            list.forEach(each -> plain.add(printed(each)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<Object, Object>();
            map.forEach((key, each) -> plain.put(key, printed(each)));
            return plain;
        }
        return value(value);
    }
}
