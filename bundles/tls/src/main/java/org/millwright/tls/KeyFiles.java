// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.tls.internal.ClientPem;
import org.millwright.tls.internal.Pem;

/**
 * The server's key and certificate as files in a folder, which an operator may replace at any time: {@code server.crt}
 * and {@code server.key} (PEM) where both are there, else {@code server.p12}.
 */
public record KeyFiles(Path folder) {

    /** Of the one entry of a key store that was read. */
    public static final String ALIAS = "server";

    /** Of key stores in files, and of those that were read: what protects a key is the mode of its file. */
    public static final String PASSWORD = "millwright";

    /** The files that count now, and when they were changed last: as long as this is equal, there is nothing new. */
    public Map<Path, FileTime> state() {
        var state = new TreeMap<Path, FileTime>();
        for (Path file : pem() ? List.of(certificates(), key()) : List.of(keyStore())) {
            try {
                state.put(file, Files.getLastModifiedTime(file));
            } catch (IOException e) {
                state.put(file, FileTime.fromMillis(0));
            }
        }
        return state;
    }

    /** Reads them; the key has proven to be that of the certificate. */
    public KeyStore read() throws KeyFileProblem {
        return pem() ? fromPem() : fromKeyStore();
    }

    /** Puts the certificate beside the others for clients to fetch: {@code server.pem}. */
    public void publish(KeyStore read) throws IOException, GeneralSecurityException {
        new ClientPem(folder).publish(read.getCertificateChain(ALIAS));
    }

    private boolean pem() {
        return Files.exists(certificates()) && Files.exists(key());
    }

    private Path certificates() {
        return folder.resolve("server.crt");
    }

    private Path key() {
        return folder.resolve("server.key");
    }

    private Path keyStore() {
        return folder.resolve("server.p12");
    }

    private KeyStore fromPem() throws KeyFileProblem {
        Certificate[] chain;
        try {
            chain = Pem.certificates(certificates());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFileProblem(certificates(), e);
        }
        try {
            return store(Pem.key(key(), chain[0].getPublicKey()), chain);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFileProblem(key(), e);
        }
    }

    private KeyStore fromKeyStore() throws KeyFileProblem {
        try (InputStream in = Files.newInputStream(keyStore())) {
            KeyStore file = KeyStore.getInstance("PKCS12");
            file.load(in, PASSWORD.toCharArray());
            for (String alias : Collections.list(file.aliases())) {
                Key key = file.isKeyEntry(alias) ? file.getKey(alias, PASSWORD.toCharArray()) : null;
                if (key instanceof PrivateKey mine) {
                    return store(mine, file.getCertificateChain(alias));
                }
            }
            throw new IOException("it holds no private key");
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyFileProblem(keyStore(), e);
        }
    }

    private static KeyStore store(PrivateKey key, Certificate[] chain) throws IOException, GeneralSecurityException {
        prove(key, chain[0].getPublicKey());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD.toCharArray());
        store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), chain);
        return store;
    }

    private static void prove(PrivateKey mine, PublicKey theirs) throws IOException, GeneralSecurityException {
        String algorithm =
                switch (theirs.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> theirs.getAlgorithm();
                };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(mine);
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(theirs);
        signature.update((byte) 1);
        if (!signature.verify(signed)) {
            throw new IOException("the key is not that of the certificate");
        }
    }
}
