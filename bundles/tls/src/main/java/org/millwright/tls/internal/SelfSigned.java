// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** A server certificate (RFC 5280) that signs itself. */
final class SelfSigned {
    private static final Duration LIFE = Duration.ofDays(3652);
    // Clocks of machines that were just unpacked are late.
    private static final Duration SLACK = Duration.ofDays(1);
    private static final byte[] SHA256_WITH_RSA = Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.NULL);

    private SelfSigned() {}

    static X509Certificate certificate(KeyPair pair, LocalNames names, Instant now) throws GeneralSecurityException {
        byte[] name = Der.sequence(
                Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(names.names().get(0)))));
        byte[] body = Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(127, new SecureRandom()).setBit(0)),
                SHA256_WITH_RSA,
                name,
                Der.sequence(Der.time(now.minus(SLACK)), Der.time(now.plus(LIFE))),
                name,
                pair.getPublic().getEncoded(),
                Der.tagged(0xa3, extensions(names)));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        byte[] whole = Der.sequence(body, SHA256_WITH_RSA, Der.bits(0, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] extensions(LocalNames names) {
        byte[] noAuthority = Der.sequence();
        byte[] digitalSignatureAndKeyEncipherment = Der.bits(5, new byte[] {(byte) 0xa0});
        byte[] serverAuthentication = Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"));
        return Der.sequence(
                Der.sequence(Der.oid("2.5.29.19"), Der.TRUE, Der.octets(noAuthority)),
                Der.sequence(Der.oid("2.5.29.15"), Der.TRUE, Der.octets(digitalSignatureAndKeyEncipherment)),
                Der.sequence(Der.oid("2.5.29.37"), Der.octets(serverAuthentication)),
                Der.sequence(Der.oid("2.5.29.17"), Der.octets(alternativeNames(names))));
    }

    private static byte[] alternativeNames(LocalNames names) {
        return Der.sequence(Stream.concat(
                        names.names().stream().map(name -> Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII))),
                        names.addresses().stream().map(address -> Der.tagged(0x87, address.getAddress())))
                .toArray(byte[][]::new));
    }
}
