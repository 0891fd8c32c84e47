// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import javax.crypto.KeyAgreement;
import org.millwright.models.Wire;
import software.pando.crypto.nacl.Bytes;
import software.pando.crypto.nacl.CryptoBox;

/** The curve25519 key that opens the secure values of one object. Shows itself to nobody. */
final class BoxKey {

    static final int LENGTH = 32;

    private static final byte[] BASE_POINT = new byte[LENGTH];

    static {
        BASE_POINT[0] = 9;
    }

    private final byte[] bytes;

    private BoxKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static BoxKey random() {
        return new BoxKey(Bytes.secureRandom(LENGTH));
    }

    /** As {@link #stored} wrote it. */
    static BoxKey read(byte[] stored) {
        byte[] bytes = Base64.getDecoder().decode(Wire.tree(stored).asText());
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("Key must be 32 bytes long");
        }
        return new BoxKey(bytes);
    }

    byte[] stored() {
        return ('"' + Base64.getEncoder().encodeToString(bytes) + '"').getBytes(StandardCharsets.UTF_8);
    }

    PrivateKey privateKey() {
        return CryptoBox.privateKey(bytes);
    }

    byte[] publicKey() {
        try {
            var agreement = KeyAgreement.getInstance("X25519");
            agreement.init(privateKey());
            agreement.doPhase(CryptoBox.publicKey(BASE_POINT), true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
