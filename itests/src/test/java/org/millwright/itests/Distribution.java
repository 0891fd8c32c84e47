// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The archive under test, unpacked once for each time it is built. */
final class Distribution {

    static final Path ARCHIVE = Path.of(System.getProperty("millwright.distribution", "none"));
    /** Where tests may leave logs and what is costly to make. */
    static final Path TARGET = Path.of(System.getProperty("millwright.target", "target"));

    private Distribution() {}

    /** The unpacked folder, with {@code bin} and {@code system} in it. */
    static synchronized Path home() {
        try {
            Path folder = TARGET.resolve("distribution");
            String stamp = Files.getLastModifiedTime(ARCHIVE) + " " + Files.size(ARCHIVE);
            Path stampFile = folder.resolve(".stamp");
            if (!Files.exists(stampFile) || !Files.readString(stampFile).equals(stamp)) {
                Command.of(List.of("rm", "-rf", folder.toString()));
                Files.createDirectories(folder);
                Command.run("tar -xzf %s -C %s".formatted(ARCHIVE, folder));
                Files.writeString(stampFile, stamp);
            }
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.filter(Files::isDirectory).findFirst().orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar of a bundle of this project as the distribution has it. */
    static Path bundle(String artifact) {
        Path versions = home().resolve("system/org/millwright").resolve(artifact);
        try (Stream<Path> files = Files.walk(versions)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file or folder name for logs, below the build's target folder. */
    static Path log(String name) {
        try {
            Path folder = Files.createDirectories(TARGET.resolve("lab"));
            return Files.createTempFile(folder, name + "-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
