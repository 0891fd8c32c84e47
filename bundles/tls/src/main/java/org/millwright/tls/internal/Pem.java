// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** Reads certificates and private keys as text (RFC 7468). */
public final class Pem {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (|RSA |EC )PRIVATE KEY-----([^-]+)-----END \\1PRIVATE KEY-----");

    private Pem() {}

    /** All of them, that of the server first. */
    public static Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            var all = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new IOException("it holds no certificate");
            }
            return all.toArray(Certificate[]::new);
        }
    }

    /** The key for that public key; older forms leave out which algorithm it is for. */
    public static PrivateKey key(Path file, PublicKey other) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.contains("ENCRYPTED")) {
            throw new IOException("the key is encrypted");
        }
        var block = KEY.matcher(text);
        if (!block.find()) {
            throw new IOException("it holds no private key");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        byte[] whole = block.group(1).isEmpty()
                ? der
                : Der.sequence(Der.integer(BigInteger.ZERO), algorithm(other), Der.octets(der));
        return KeyFactory.getInstance(other.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(whole));
    }

    /** The first element of a SubjectPublicKeyInfo (RFC 5280 4.1). */
    private static byte[] algorithm(PublicKey key) {
        byte[] info = key.getEncoded();
        int start = contents(info, 0);
        int end = contents(info, start) + length(info, start);
        return Arrays.copyOfRange(info, start, end);
    }

    private static int contents(byte[] der, int at) {
        return at + 2 + (der[at + 1] < 0 ? der[at + 1] & 0x7f : 0);
    }

    private static int length(byte[] der, int at) {
        if (der[at + 1] >= 0) {
            return der[at + 1];
        }
        int bytes = der[at + 1] & 0x7f;
        return new BigInteger(1, Arrays.copyOfRange(der, at + 2, at + 2 + bytes)).intValueExact();
    }
}
