// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's key and certificate on disk: {@code server.p12} for the server, {@code server.pem} for its clients. */
final class CertificateFolder {
    static final String ALIAS = "server";
    // The file's mode protects the key; the format merely asks for a password.
    static final char[] PASSWORD = "millwright".toCharArray();

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.tls");
    // Firmware in the field (OVMF 2022.11) refuses chains of elliptic curves.
    private static final int RSA_BITS = 2048;

    private final Path keyStore;
    private final Path pem;

    CertificateFolder(Path folder) {
        keyStore = folder.resolve("server.p12");
        pem = folder.resolve("server.pem");
    }

    /** Makes what is missing; what an operator has put there stays. */
    void fill(LocalNames names, Clock clock) throws IOException, GeneralSecurityException {
        if (Files.notExists(keyStore)) {
            Files.createDirectories(keyStore.getParent());
            X509Certificate made = create(names, clock);
            LOG.info(
                    "Made a certificate for {} valid until {}",
                    names,
                    made.getNotAfter().toInstant());
            writePem(made);
        } else if (Files.notExists(pem)) {
            writePem(load().getCertificate(ALIAS));
        }
    }

    /** The server's own, the first of its chain. */
    Optional<X509Certificate> certificate() throws IOException, GeneralSecurityException {
        return load().getCertificate(ALIAS) instanceof X509Certificate found ? Optional.of(found) : Optional.empty();
    }

    private X509Certificate create(LocalNames names, Clock clock) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        KeyPair pair = generator.generateKeyPair();
        X509Certificate certificate = SelfSigned.certificate(pair, names, clock.instant());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD);
        write(keyStore, bytes.toByteArray(), "rw-------");
        return certificate;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private void writePem(Certificate certificate) throws IOException, GeneralSecurityException {
        if (certificate == null) {
            LOG.warn("{} has no entry named {}: no {} for clients", keyStore, ALIAS, pem.getFileName());
            return;
        }
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        String text = "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        write(pem, text.getBytes(StandardCharsets.US_ASCII), "rw-r--r--");
    }

    private static void write(Path file, byte[] bytes, String mode) throws IOException {
        Path written = Files.createTempFile(file.getParent(), "." + file.getFileName(), "");
        Files.write(written, bytes);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(mode));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
