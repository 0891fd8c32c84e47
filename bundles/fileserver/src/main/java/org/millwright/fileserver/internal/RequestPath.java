// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The path that a request asks for.
 *
 * @param raw as sent, percent encoding included
 * @param text decoded once
 */
record RequestPath(String raw, String text) {

    /** Empty where the percent encoding is broken. */
    static Optional<RequestPath> of(String raw) {
        try {
            String text = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Optional.of(new RequestPath(raw, text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean climbs() {
        return Arrays.asList(text.split("/")).contains("..");
    }

    boolean endsWithSlash() {
        return raw.endsWith("/");
    }

    /** The last part as sent, without slashes. */
    String lastRaw() {
        String bare = raw.replaceAll("/+$", "");
        return bare.substring(bare.lastIndexOf('/') + 1);
    }
}
