// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A JDK that is installed on this machine. */
record JavaHome(Path folder) {

    /** All that the server may run on, each once. */
    static List<JavaHome> installed() {
        Path parent = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(parent)) {
            return List.of(new JavaHome(Path.of(System.getProperty("java.home"))));
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> Files.isExecutable(entry.resolve("bin/java")))
                    .map(JavaHome::real)
                    .distinct()
                    .filter(home -> home.version() >= 17)
                    .sorted((a, b) -> Integer.compare(a.version(), b.version()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int version() {
        return new Log(folder.resolve("release"))
                .find("JAVA_VERSION=\"(\\d+)")
                .map(match -> Integer.parseInt(match.group(1)))
                .orElse(0);
    }

    private static JavaHome real(Path folder) {
        try {
            return new JavaHome(folder.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
