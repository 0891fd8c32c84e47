// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the build made. */
final class Built {

    /** The jars of all bundles. */
    static List<Path> bundles() throws IOException {
        try (var files = Files.find(Path.of("..", "bundles"), 5, (path, attributes) -> isBundle(path))) {
            return files.toList();
        }
    }

    private static boolean isBundle(Path path) {
        return path.getParent().endsWith("target")
                && path.getFileName().toString().matches("millwright-.*\\.jar")
                && !path.toString().endsWith("tests.jar");
    }

    private Built() {}
}
