// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A right: what may be done to which objects. Each part is a comma list or {@code *}. */
public record Claim(
        @JsonProperty("scope") String scope,
        @JsonProperty("action") String action,
        @JsonProperty("specific") String specific) {

    public Claim {
        scope = Fill.text(scope);
        action = Fill.text(action);
        specific = Fill.text(specific);
    }
}
