// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

/**
 * Someone who proved who they are, and what they may do.
 *
 * @param name {@code user:<name>}, {@code runner:<machine uuid>} or {@code unknown}
 * @param claims lists of rights; a request must be allowed by one list alone
 */
public record Principal(String name, Claims claims) {

    /** Whether {@code action} on {@code specific} of {@code scope} is allowed. */
    public boolean may(String scope, String action, String specific) {
        return claims.allow(scope, action, specific);
    }
}
