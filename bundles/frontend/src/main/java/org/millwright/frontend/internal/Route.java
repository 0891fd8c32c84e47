// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.List;
import java.util.function.Function;

/**
 * A method, a path, what answers them, and what is said of that.
 *
 * @param pattern segments; {@code :name} matches one, {@code *name} at the end all that follow
 */
record Route(String method, List<String> pattern, Function<Call, Answer> action, Operation operation) {

    Route(String method, List<String> pattern, Function<Call, Answer> action) {
        this(method, pattern, action, Operation.UNDESCRIBED);
    }

    static Route of(String method, String path, Function<Call, Answer> action) {
        return new Route(method, List.of(path.split("/")), action);
    }

    Route as(Operation described) {
        return new Route(method, pattern, action, described);
    }
}
