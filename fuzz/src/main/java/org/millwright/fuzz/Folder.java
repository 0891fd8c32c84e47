// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder and all below it, which can be brought back to what it was. */
record Folder(Path root) {

    /** Folders end in a slash and hold nothing. */
    SortedMap<String, String> read() {
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(root)) {
            for (Path path : all.filter(path -> !path.equals(root)).toList()) {
                String name = root.relativize(path).toString();
                if (Files.isDirectory(path)) {
                    found.put(name + "/", "");
                } else {
                    found.put(name, Files.readString(path, ISO_8859_1));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Map<String, String> wanted) {
        try {
            for (Path path : inside()) {
                String name = root.relativize(path).toString();
                if (!wanted.containsKey(name) && !wanted.containsKey(name + "/")) {
                    Files.delete(path);
                }
            }
            for (var one : new TreeMap<>(wanted).entrySet()) {
                Path path = root.resolve(one.getKey());
                if (one.getKey().endsWith("/")) {
                    Files.createDirectories(path);
                } else {
                    Files.writeString(path, one.getValue(), ISO_8859_1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is deepest first. */
    private List<Path> inside() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(path -> !path.equals(root))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
