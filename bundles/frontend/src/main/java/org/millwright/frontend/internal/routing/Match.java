// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import java.util.Map;

/** The route that answers a path, and what its variable parts matched. */
public record Match(Route route, Map<String, String> parts) {

    String part(String name) {
        return parts.get(name);
    }
}
