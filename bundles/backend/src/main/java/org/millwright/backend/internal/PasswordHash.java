// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** What is kept of a password: base64 of {@code N$r$p$<salt hex>$<key hex>}. */
record PasswordHash(int n, int r, int p, byte[] salt, byte[] key) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_MEMORY = 64 << 20;

    static PasswordHash of(String password) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new PasswordHash(16384, 8, 1, salt, Scrypt.hash(password.getBytes(UTF_8), salt, 16384, 8, 1, 32));
    }

    /** Empty where the text is none, or asks for more memory than a login is worth. */
    static Optional<PasswordHash> parse(String text) {
        try {
            var parts = new String(Base64.getDecoder().decode(text), UTF_8).split("\\$", -1);
            var hash = new PasswordHash(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    HexFormat.of().parseHex(parts[3]),
                    HexFormat.of().parseHex(parts[4]));
            return hash.sane() ? Optional.of(hash) : Optional.empty();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private boolean sane() {
        return n > 1
                && Integer.bitCount(n) == 1
                && r > 0
                && p > 0
                && p <= 16
                && 128L * n * r <= MOST_MEMORY
                && key.length >= 16
                && key.length <= 64;
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(key, Scrypt.hash(password.getBytes(UTF_8), salt, n, r, p, key.length));
    }

    String text() {
        var hex = HexFormat.of();
        String text = n + "$" + r + "$" + p + "$" + hex.formatHex(salt) + "$" + hex.formatHex(key);
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
