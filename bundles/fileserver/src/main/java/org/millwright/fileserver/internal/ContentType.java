// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.MimeTypes;

/** What a file on disk holds: by its name, else by how it begins. */
final class ContentType {
    static final String TEXT = "text/plain; charset=utf-8";

    private static final String BYTES = "application/octet-stream";
    private static final int LOOKED_AT = 512;

    static String of(Path file) throws IOException {
        String named = MimeTypes.DEFAULTS.getMimeByExtension(file.getFileName().toString());
        if (named != null) {
            return named;
        }
        try (var bytes = Files.newInputStream(file)) {
            for (byte b : bytes.readNBytes(LOOKED_AT)) {
                if (b >= 0 && b < ' ' && "\t\n\f\r\u001b".indexOf(b) < 0) {
                    return BYTES;
                }
            }
            return TEXT;
        }
    }

    private ContentType() {}
}
