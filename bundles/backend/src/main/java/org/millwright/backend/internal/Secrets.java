// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.security.SecureRandom;
import java.util.Base64;

/** Random text of the URL-safe base64 alphabet. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param length in characters */
    static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes).substring(0, length);
    }

    private Secrets() {}
}
