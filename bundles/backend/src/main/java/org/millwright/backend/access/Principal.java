// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

import java.util.List;
import org.millwright.models.Claim;

/**
 * Someone who proved who they are, and what they may do.
 *
 * @param name {@code user:<name>}, {@code runner:<machine uuid>} or {@code unknown}
 * @param claims lists of rights; a request must be allowed by one list alone
 */
public record Principal(String name, Claims claims) {

    /** The name of all who hold the token for machines that nobody knows. */
    public static final String UNKNOWN = "unknown";

    private static final List<Claim> ALL = List.of(new Claim("*", "*", "*"));

    /** Whether it is a machine that nobody knows. */
    public boolean unknown() {
        return name.equals(UNKNOWN);
    }

    /** Whether {@code action} on {@code specific} of {@code scope} is allowed. */
    public boolean may(String scope, String action, String specific) {
        return claims.allow(scope, action, specific);
    }

    /** Whether one list alone allows everything, also what nobody has thought of yet. */
    public boolean mayAll() {
        return claims.cover(ALL);
    }
}
