// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.millwright.tls.KeyFileProblem;
import org.millwright.tls.KeyFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's key and certificate on disk: {@code server.p12} for the server, {@code server.pem} for its clients. */
public final class CertificateFolder {
    static final String ALIAS = KeyFiles.ALIAS;
    static final char[] PASSWORD = KeyFiles.PASSWORD.toCharArray();

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.tls");
    // Firmware in the field (OVMF 2022.11) refuses chains of elliptic curves.
    private static final int RSA_BITS = 2048;

    private final Path keyStore;
    private final Path pem;

    public CertificateFolder(Path folder) {
        keyStore = folder.resolve("server.p12");
        pem = folder.resolve("server.pem");
    }

    /** Makes what is missing; what an operator has put there stays. */
    public void fill(LocalNames names, Clock clock) throws IOException, GeneralSecurityException {
        if (Files.notExists(keyStore)) {
            Files.createDirectories(keyStore.getParent());
            X509Certificate made = create(names, clock);
            LOG.info(
                    "Made a certificate for {} valid until {}",
                    names,
                    made.getNotAfter().toInstant());
            publish(made);
        }
    }

    /** The server's own, the first of its chain. */
    Optional<X509Certificate> certificate() throws IOException, GeneralSecurityException {
        try {
            var store = new KeyFiles(keyStore.getParent()).read();
            return store.getCertificate(ALIAS) instanceof X509Certificate found ? Optional.of(found) : Optional.empty();
        } catch (KeyFileProblem e) {
            throw new IOException(e.getMessage(), e);
        }
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

    /** Writes {@code server.pem}, unless that is what it holds. */
    public void publish(Certificate... chain) throws IOException, GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : chain) {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            text.append("-----BEGIN CERTIFICATE-----\n").append(lines).append("\n-----END CERTIFICATE-----\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        if (Files.notExists(pem) || !Arrays.equals(bytes, Files.readAllBytes(pem))) {
            write(pem, bytes, "rw-r--r--");
        }
    }

    private static void write(Path file, byte[] bytes, String mode) throws IOException {
        Path written = Files.createTempFile(file.getParent(), "." + file.getFileName(), "");
        Files.write(written, bytes);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(mode));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
