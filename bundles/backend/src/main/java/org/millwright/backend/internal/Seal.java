// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Hides a text under a key: base64url of a random IV and the AES-256-CFB128 of the text. */
final class Seal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV = 16;

    static String close(String text, byte[] key) {
        var iv = new byte[IV];
        RANDOM.nextBytes(iv);
        var hidden = cipher(Cipher.ENCRYPT_MODE, key, iv, text.getBytes(UTF_8));
        var all = Arrays.copyOf(iv, IV + hidden.length);
        System.arraycopy(hidden, 0, all, IV, hidden.length);
        return Base64.getUrlEncoder().encodeToString(all);
    }

    /** @throws IllegalArgumentException where it can't be one; a wrong key gives noise */
    static String open(String sealed, byte[] key) {
        var all = decode(sealed);
        if (all.length < IV) {
            throw new IllegalArgumentException("ciphertext too short");
        }
        var iv = Arrays.copyOf(all, IV);
        return new String(cipher(Cipher.DECRYPT_MODE, key, iv, Arrays.copyOfRange(all, IV, all.length)), UTF_8);
    }

    private static byte[] decode(String sealed) {
        try {
            if (sealed.length() % 4 != 0) {
                throw new IllegalArgumentException("unpadded");
            }
            return Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("illegal base64 data at input byte " + fault(sealed), e);
        }
    }

    private static int fault(String sealed) {
        for (int i = 0; i < sealed.length(); i++) {
            char c = sealed.charAt(i);
            boolean letter =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!letter && !(c == '=' && i >= sealed.length() - 2)) {
                return i;
            }
        }
        return sealed.length() / 4 * 4;
    }

    private static byte[] cipher(int mode, byte[] key, byte[] iv, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/CFB/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Seal() {}
}
