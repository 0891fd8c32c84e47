// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that others see whole or not at all. */
final class FolderFile {

    static void write(Path file, byte[] bytes, String mode) throws IOException {
        Path written = Files.createTempFile(file.getParent(), "." + file.getFileName(), "");
        Files.write(written, bytes);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(mode));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private FolderFile() {}
}
