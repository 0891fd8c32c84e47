// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.models.JsonType;
import org.millwright.models.Wire;
import software.pando.crypto.nacl.CryptoBox;

/**
 * A value that only the server can read again: its JSON in a NaCl box (X25519, XSalsa20, Poly1305) for the key of the
 * object that holds it.
 *
 * @param key the public key of the pair that was made for this value alone
 */
record SecureData(byte[] key, byte[] nonce, byte[] payload) {

    private static final int NONCE_LENGTH = 24;
    private static final int TAG_LENGTH = 16;
    private static final String CORRUPTED = "SecureData corrupted";

    /** Whether this is a sealed value by its form; only {@link #read} and {@link #open} tell whether it is in order. */
    static boolean looksLike(Object value) {
        return value instanceof Map<?, ?> map
                && List.of("Key", "Nonce", "Payload").stream().allMatch(name -> map.get(name) instanceof String);
    }

    /** @throws IllegalArgumentException in words for the client */
    static SecureData read(Object value) {
        if (value != null && !(value instanceof Map)) {
            throw new IllegalArgumentException(
                    "json: cannot unmarshal " + jsonType(value) + " into Go value of type models.SecureData");
        }
        var map = value instanceof Map<?, ?> given ? given : Map.of();
        var data = new SecureData(bytes(map.get("Key")), bytes(map.get("Nonce")), bytes(map.get("Payload")));
        check(data.key.length == BoxKey.LENGTH, "Key must be 32 bytes long");
        check(data.nonce.length == NONCE_LENGTH, "Nonce must be 24 bytes long");
        check(data.payload.length >= TAG_LENGTH, CORRUPTED);
        return data;
    }

    private static String jsonType(Object value) {
        String type = JsonType.of(value).word();
        return switch (type) {
            case "integer" -> "number";
            case "boolean" -> "bool";
            default -> type;
        };
    }

    private static byte[] bytes(Object value) {
        try {
            return value instanceof String text ? Base64.getDecoder().decode(text) : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }

    static SecureData seal(byte[] publicKey, Object value) {
        var pair = BoxKey.random();
        try (var box = CryptoBox.encrypt(pair.privateKey(), CryptoBox.publicKey(publicKey), Wire.bytes(value))) {
            return new SecureData(pair.publicKey(), box.getNonce(), box.getCiphertextWithTag());
        }
    }

    /** @throws IllegalArgumentException where it isn't for this key or has been changed, in words for the client */
    Object open(Optional<BoxKey> mine) {
        try (var box = CryptoBox.fromCombined(nonce, payload)) {
            var opener = mine.orElseThrow(() -> new IllegalArgumentException(CORRUPTED));
            return Wire.plain(box.decrypt(opener.privateKey(), CryptoBox.publicKey(key)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(CORRUPTED, e);
        }
    }

    /** As objects hold it. */
    Map<String, Object> plain() {
        var encoder = Base64.getEncoder();
        return new TreeMap<>(Map.of(
                "Key", encoder.encodeToString(key),
                "Nonce", encoder.encodeToString(nonce),
                "Payload", encoder.encodeToString(payload)));
    }
}
