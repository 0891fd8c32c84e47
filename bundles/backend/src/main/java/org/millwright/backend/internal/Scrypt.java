// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The memory-hard password hash scrypt (RFC 7914). */
final class Scrypt {

    /** @param n cost, a power of two; needs 128 * n * r bytes */
    static byte[] hash(byte[] password, byte[] salt, int n, int r, int p, int length) {
        byte[] blocks = pbkdf2(password, salt, p * 128 * r);
        for (int i = 0; i < p; i++) {
            var part = ByteBuffer.wrap(blocks, i * 128 * r, 128 * r).slice().order(ByteOrder.LITTLE_ENDIAN);
            var words = new int[32 * r];
            part.asIntBuffer().get(words);
            mix(words, n, r);
            part.asIntBuffer().put(words);
        }
        return pbkdf2(password, blocks, length);
    }

    // RFC 8018 5.2 with HMAC-SHA-256 and an iteration count of 1.
    private static byte[] pbkdf2(byte[] password, byte[] salt, int length) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            // An HMAC key is filled up with zeros, so that this is the empty one.
            mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, "HmacSHA256"));
            var out = ByteBuffer.allocate((length + 31) / 32 * 32);
            for (int block = 1; out.hasRemaining(); block++) {
                mac.update(salt);
                mac.update(ByteBuffer.allocate(4).putInt(0, block));
                out.put(mac.doFinal());
            }
            return Arrays.copyOf(out.array(), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // RFC 7914 5: scryptROMix.
    private static void mix(int[] x, int n, int r) {
        int size = x.length;
        var v = new int[n][];
        var y = new int[size];
        for (int i = 0; i < n; i++) {
            v[i] = x.clone();
            blockMix(x, y, r);
        }
        for (int i = 0; i < n; i++) {
            int[] other = v[x[size - 16] & n - 1];
            for (int k = 0; k < size; k++) {
                x[k] ^= other[k];
            }
            blockMix(x, y, r);
        }
    }

    // RFC 7914 4: scryptBlockMix; even blocks go to the front half, odd ones to the back.
    private static void blockMix(int[] b, int[] y, int r) {
        var x = Arrays.copyOfRange(b, b.length - 16, b.length);
        for (int i = 0; i < 2 * r; i++) {
            for (int k = 0; k < 16; k++) {
                x[k] ^= b[i * 16 + k];
            }
            salsa(x);
            System.arraycopy(x, 0, y, ((i & 1) * r + i / 2) * 16, 16);
        }
        System.arraycopy(y, 0, b, 0, b.length);
    }

    // RFC 7914 3: Salsa20/8.
    private static void salsa(int[] b) {
        var x = b.clone();
        for (int round = 0; round < 8; round += 2) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int k = 0; k < 16; k++) {
            b[k] += x[k];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }

    private Scrypt() {}
}
