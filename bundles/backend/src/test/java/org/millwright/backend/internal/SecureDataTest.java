// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.models.Wire;
import software.pando.crypto.nacl.CryptoBox;

class SecureDataTest {

    /** The example of the NaCl library: tests/box.c, also the one of golang.org/x/crypto/nacl. */
    @Test
    void agreesWithNacl() {
        byte[] alice = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        var bob = key("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        byte[] nonce = hex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
        byte[] message = hex("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a"
                + "1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057"
                + "e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040"
                + "e082f937763848645e0705");
        byte[] sealed = hex("f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4"
                + "476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738"
                + "b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de"
                + "56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5");
        assertThat(bob.publicKey()).isEqualTo(hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
        try (var box =
                CryptoBox.encrypt(CryptoBox.privateKey(alice), CryptoBox.publicKey(bob.publicKey()), nonce, message)) {
            assertThat(box.getCiphertextWithTag()).isEqualTo(sealed);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            'text' | json: cannot unmarshal string into Go value of type models.SecureData
            5 | json: cannot unmarshal number into Go value of type models.SecureData
            true | json: cannot unmarshal bool into Go value of type models.SecureData
            [] | json: cannot unmarshal array into Go value of type models.SecureData
            {'a':1} | Key must be 32 bytes long
            null | Key must be 32 bytes long
            {'Key':'!!'} | Key must be 32 bytes long
            """)
    void saysWhyAValueIsNotSealed(String json, String said) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> SecureData.read(Wire.plain(json.replace('\'', '"').getBytes(UTF_8))))
                .withMessage(said);
    }

    @Test
    void opensNothingThatWasChangedOrMadeForAnother() {
        var mine = BoxKey.random();
        var sealed = SecureData.seal(mine.publicKey(), "canary").plain();
        for (String part : List.of("Key", "Nonce", "Payload")) {
            byte[] bytes = Base64.getDecoder().decode((String) sealed.get(part));
            bytes[5] ^= 1;
            var changed = new java.util.TreeMap<>(sealed);
            changed.put(part, Base64.getEncoder().encodeToString(bytes));
            corrupted(changed, Optional.of(mine));
        }
        corrupted(sealed, Optional.of(BoxKey.random()));
        corrupted(sealed, Optional.empty());
        var zero = new java.util.TreeMap<>(sealed);
        zero.put("Key", Base64.getEncoder().encodeToString(new byte[32]));
        corrupted(zero, Optional.of(mine));
        assertThat(SecureData.read(sealed).open(Optional.of(mine))).isEqualTo("canary");
    }

    @Test
    void saysWhichPartHasTheWrongLength() {
        var sealed = new java.util.TreeMap<>(
                SecureData.seal(BoxKey.random().publicKey(), 1).plain());
        sealed.put("Payload", "AAAA");
        refused(sealed, "SecureData corrupted");
        sealed.put("Nonce", "AAAA");
        refused(sealed, "Nonce must be 24 bytes long");
        sealed.put("Key", "AAAA");
        refused(sealed, "Key must be 32 bytes long");
    }

    private static void refused(Map<String, Object> sealed, String said) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SecureData.read(sealed))
                .withMessage(said);
    }

    private static void corrupted(Map<String, Object> sealed, Optional<BoxKey> key) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SecureData.read(sealed).open(key))
                .withMessage("SecureData corrupted");
    }

    private static BoxKey key(String hex) {
        return BoxKey.read(('"' + Base64.getEncoder().encodeToString(hex(hex)) + '"').getBytes(UTF_8));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
