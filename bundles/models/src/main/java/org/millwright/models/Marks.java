// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a client says of its own object in fields that are the server's to fill: shown until the layers are next built,
 * and without any effect.
 */
public record Marks(boolean readOnly, String bundle, boolean partial) {

    public static final Marks NONE = new Marks(false, "", false);

    /** Those in an object as it was sent. */
    public static Marks of(JsonNode sent) {
        var marks = new Marks(
                sent.path("ReadOnly").asBoolean(false),
                sent.path("Bundle").asText(""),
                sent.path("Partial").asBoolean(false));
        return marks.equals(NONE) ? NONE : marks;
    }
}
