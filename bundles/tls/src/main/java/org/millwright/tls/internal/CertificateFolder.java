// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
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
    private final ClientPem pem;

    public CertificateFolder(Path folder) {
        keyStore = folder.resolve("server.p12");
        pem = new ClientPem(folder);
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
            pem.publish(made);
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
        FolderFile.write(keyStore, bytes.toByteArray(), "rw-------");
        return certificate;
    }
}
