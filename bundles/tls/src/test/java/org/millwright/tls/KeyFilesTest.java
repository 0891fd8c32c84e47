// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.tls.internal.CertificateFolder;
import org.millwright.tls.internal.LocalNames;

final class KeyFilesTest {

    private static final int PKCS1_IN_PKCS8 = 26;

    @TempDir
    private Path folder;

    @TempDir
    private Path other;

    private KeyFiles files;
    private KeyStore own;

    @BeforeEach
    void makeACertificate() throws Exception {
        new CertificateFolder(folder).fill(new LocalNames(List.of("localhost"), List.of()), Clock.systemUTC());
        new CertificateFolder(other).fill(new LocalNames(List.of("other"), List.of()), Clock.systemUTC());
        files = new KeyFiles(folder);
        own = files.read();
    }

    @Test
    void readsTheKeyStore() throws Exception {
        assertThat(subject(own)).isEqualTo("CN=localhost");
        assertThat(key(own).getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void prefersTextFilesWhereBothAreThere() throws Exception {
        var before = files.state();
        Files.copy(other.resolve("server.pem"), folder.resolve("server.crt"));
        assertThat(files.state()).isEqualTo(before);
        write("PRIVATE KEY", key(new KeyFiles(other).read()).getEncoded());

        assertThat(files.state()).isNotEqualTo(before);
        assertThat(subject(files.read())).isEqualTo("CN=other");
    }

    @Test
    void readsAnOlderFormOfKeys() throws Exception {
        Files.copy(other.resolve("server.pem"), folder.resolve("server.crt"));
        Key theirs = key(new KeyFiles(other).read());
        byte[] whole = theirs.getEncoded();
        write("RSA PRIVATE KEY", Arrays.copyOfRange(whole, PKCS1_IN_PKCS8, whole.length));

        assertThat(key(files.read())).isEqualTo(theirs);
    }

    @Test
    void namesTheFileThatCannotBeUsed() throws Exception {
        Files.copy(other.resolve("server.pem"), folder.resolve("server.crt"));
        write("PRIVATE KEY", key(own).getEncoded());
        refuses("server.key can't be used: the key is not that of the certificate");

        write("ENCRYPTED PRIVATE KEY", new byte[9]);
        refuses("server.key can't be used: the key is encrypted");

        write("PUBLIC KEY", new byte[9]);
        refuses("server.key can't be used: it holds no private key");

        write("PRIVATE KEY", new byte[9]);
        refuses("server.key can't be used: ");

        Files.writeString(folder.resolve("server.crt"), "broken");
        refuses("server.crt can't be used: ");

        Files.delete(folder.resolve("server.crt"));
        Files.writeString(folder.resolve("server.p12"), "broken");
        refuses("server.p12 can't be used: ");
    }

    @Test
    void showsClientsTheWholeChain() throws Exception {
        files.publish(new KeyFiles(other).read());
        assertThat(folder.resolve("server.pem")).hasSameTextualContentAs(other.resolve("server.pem"));
    }

    private void refuses(String why) {
        assertThatThrownBy(files::read).isInstanceOf(KeyFileProblem.class).hasMessageContaining(folder + "/" + why);
    }

    private void write(String what, byte[] der) throws Exception {
        String lines = Base64.getMimeEncoder().encodeToString(der);
        Files.writeString(
                folder.resolve("server.key"),
                "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }

    private static Key key(KeyStore store) throws Exception {
        return store.getKey(KeyFiles.ALIAS, KeyFiles.PASSWORD.toCharArray());
    }

    private static String subject(KeyStore store) throws Exception {
        var certificate = (X509Certificate) store.getCertificate(KeyFiles.ALIAS);
        return certificate.getSubjectX500Principal().getName();
    }
}
