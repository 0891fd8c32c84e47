// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The parts of the frontend, its packages, use only what lies below them. */
class PartsTest {

    private static final Map<String, Integer> FLOOR = Map.of(
            "exchange", 0, "login", 1, "routing", 2, "objects", 3, "events", 3, "pages", 3, "routes", 4, "internal", 5);

    private static final Path SOURCES = Path.of("src/main/java/org/millwright/frontend/internal");
    private static final Pattern USE = Pattern.compile("org\\.millwright\\.frontend\\.internal\\.([a-z]+)\\.[A-Z]");

    @Test
    void noPartUsesOneBesideOrAboveIt() throws IOException {
        var used = new TreeMap<String, TreeSet<String>>();
        try (var files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> used.computeIfAbsent(part(file), name -> new TreeSet<>())
                            .addAll(uses(file)));
        }
        assertThat(used.keySet()).isEqualTo(new TreeSet<>(FLOOR.keySet()));
        used.forEach((part, others) -> assertThat(others)
                .as("what %s uses", part)
                .allMatch(other -> other.equals(part) || FLOOR.get(other) < FLOOR.get(part)));
        assertThat(used.get("routes")).contains("objects", "routing", "exchange");
    }

    private static String part(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static List<String> uses(Path file) {
        try {
            return USE.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
