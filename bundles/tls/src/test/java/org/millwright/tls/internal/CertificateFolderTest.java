// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateFolderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void aNewCertificateVerifiesWithItsOwnKeyAndNamesTheServer() throws Exception {
        fill("boot.example.org", "localhost");

        X509Certificate certificate = (X509Certificate) keyStore().getCertificate("server");
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=boot.example.org");
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(0), name -> name.get(1))
                .containsExactly(
                        tuple(2, "boot.example.org"),
                        tuple(2, "localhost"),
                        tuple(7, "192.168.124.10"),
                        tuple(7, "fd00:0:0:0:0:0:0:1"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
    }

    @Test
    void theCertificateLastsTenYears() throws Exception {
        fill("localhost");

        X509Certificate certificate = (X509Certificate) keyStore().getCertificate("server");
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2026-04-30T10:00:00Z");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2036-04-30T10:00:00Z");
    }

    @Test
    void theStoredKeyBelongsToTheCertificate() throws Exception {
        fill("localhost");

        KeyStore store = keyStore();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign((PrivateKey) store.getKey("server", "millwright".toCharArray()));
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(store.getCertificate("server"));
        signature.update((byte) 1);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void onlyTheOwnerReadsTheKey() throws Exception {
        fill("localhost");

        assertThat(mode("server.p12")).isEqualTo("rw-------");
        assertThat(mode("server.pem")).isEqualTo("rw-r--r--");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void thePemHoldsTheSameCertificate() throws Exception {
        fill("localhost");

        try (InputStream in = Files.newInputStream(folder.resolve("server.pem"))) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .isEqualTo(keyStore().getCertificate("server"));
        }
    }

    @Test
    void whatIsThereStays() throws Exception {
        fill("first");
        byte[] before = Files.readAllBytes(folder.resolve("server.p12"));
        fill("second");

        assertThat(folder.resolve("server.p12")).hasBinaryContent(before);
    }

    @Test
    void thisMachineHasNames() throws Exception {
        LocalNames names = LocalNames.ofThisMachine();

        assertThat(names.names()).contains("localhost");
        assertThat(names.addresses()).contains(InetAddress.getLoopbackAddress());
    }

    private void fill(String... names) throws Exception {
        new CertificateFolder(folder)
                .fill(
                        new LocalNames(
                                List.of(names),
                                List.of(InetAddress.getByName("192.168.124.10"), InetAddress.getByName("fd00::1"))),
                        CLOCK);
    }

    private KeyStore keyStore() throws Exception {
        return KeyStore.getInstance(folder.resolve("server.p12").toFile(), "millwright".toCharArray());
    }

    private String mode(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
