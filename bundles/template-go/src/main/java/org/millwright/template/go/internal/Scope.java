// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.List;

/** The variables of one template call, innermost last. */
final class Scope {
    private final List<String> names = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    int mark() {
        return names.size();
    }

    void release(int mark) {
        names.subList(mark, names.size()).clear();
        values.subList(mark, values.size()).clear();
    }

    void declare(String name, Object value) {
        names.add(name);
        values.add(value);
    }

    void assign(String name, Object value) {
        values.set(names.lastIndexOf(name), value);
    }

    Object value(String name) {
        return values.get(names.lastIndexOf(name));
    }
}
