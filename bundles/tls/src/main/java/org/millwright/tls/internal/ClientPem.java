// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;

/** The certificate for clients to fetch: {@code server.pem} beside the files that it is read from. */
public record ClientPem(Path folder) {

    /** Writes the chain, unless that is what the file holds. */
    public void publish(Certificate... chain) throws IOException, GeneralSecurityException {
        Path pem = folder.resolve("server.pem");
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : chain) {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            text.append("-----BEGIN CERTIFICATE-----\n").append(lines).append("\n-----END CERTIFICATE-----\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        if (Files.notExists(pem) || !Arrays.equals(bytes, Files.readAllBytes(pem))) {
            FolderFile.write(pem, bytes, "rw-r--r--");
        }
    }
}
