// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import java.util.List;
import org.millwright.models.Kind;

/** A part of the API, registered as a service; paths are below {@code /api/v3/}. */
public interface Routes {

    /** Those that are always there. */
    default List<Route> routes() {
        return List.of();
    }

    /** Those for this kind of object, as long as there is such a kind. */
    default List<Route> routes(Kind<?> kind) {
        return List.of();
    }
}
