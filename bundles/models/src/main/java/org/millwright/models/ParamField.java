// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where the objects of a kind hold their parameters.
 *
 * @param read the parameters by name
 * @param write the object with these instead
 */
public record ParamField<T>(Function<T, Map<String, Object>> read, BiFunction<T, Map<String, Object>, T> write) {

    public Map<String, Object> of(T object) {
        return read.apply(object);
    }

    public T with(T object, Map<String, Object> params) {
        return write.apply(object, params);
    }

    /** With this value under this name; no other value is read for that. */
    public T with(T object, String name, Object value) {
        return with(object, JsonMap.with(of(object), name, value));
    }
}
