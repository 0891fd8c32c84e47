// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.List;
import java.util.function.Function;

/**
 * A method, a path and what answers them.
 *
 * @param pattern segments; {@code :name} matches one, {@code *name} at the end all that follow
 */
record Route(String method, List<String> pattern, Function<Call, Answer> action) {

    static Route of(String method, String path, Function<Call, Answer> action) {
        return new Route(method, List.of(path.split("/")), action);
    }
}
